//! A brief with every kind of block, in two languages, long enough to turn pages.

use casus::brief::document::{
    Align, Badge, Block, Cell, Clause, ClauseParagraph, Column, ColumnWidth, Document, Fact,
    Figure, Measure, Meta, Row, Source, Span, Table, text,
};
use casus::figures::{Anchor, Area, Hatch, Label, Paint, Point, Scene, Stroke};
use casus::typeset::{Face, Language};

pub fn document() -> Document {
    let mut blocks = first_page();
    blocks.push(Block::PageBreak);
    blocks.push(Block::Contents { title: "Contents".into() });
    blocks.extend(coverage());
    blocks.extend(gaps());
    blocks.extend(ukrainian());
    blocks.extend(obligations());
    blocks.extend(clauses());
    blocks.extend(sources());
    Document { meta: meta(), blocks }
}

fn meta() -> Meta {
    Meta {
        title: "Robust security guarantees for Ukraine".into(),
        subject: "Briefing on the draft package of 24 November 2026".into(),
        author_office: "Security Policy Department".into(),
        date: casus::model::Date::new(2026, 11, 24),
        language: Language::English,
        reference: "SG/2026/014".into(),
        status: "Working draft, version 7".into(),
        marking: "OFFICIAL – SENSITIVE".into(),
        watermark: Some("DRAFT".into()),
    }
}

fn first_page() -> Vec<Block> {
    let fact = |label: &str, value: &str| Fact { label: label.into(), value: text(value) };
    let measure = |value: &str, label: &str, principal| Measure {
        value: value.into(),
        label: label.into(),
        principal,
    };
    vec![
        Block::Title {
            title: "Robust security guarantees for Ukraine".into(),
            subtitle: "Briefing on the draft package of 24 November 2026".into(),
        },
        Block::FactSheet(vec![
            fact("To", "Political Director"),
            fact("From", "Security Policy Department"),
            fact("Reference", "SG/2026/014"),
            fact("Status", "Working draft, version 7"),
        ]),
        Block::Callout(vec![
            "If the ceasefire is broken, ".into(),
            Span::new("37 per cent").strong(),
            " of the help that seven stress scenarios call for is assured in time by the words of \
             the draft. With every government’s goodwill on the day it would be 94 per cent. The \
             difference rests above all on two decisions: the release by the United States of \
             air-defence stocks, and a mandate of the Bundestag for which the draft sets no \
             deadline."
                .into(),
        ]),
        Block::Measures(vec![
            measure("94 %", "if everyone acts\non the day", false),
            measure("37 %", "assured: nobody has\nto decide anything", true),
            measure("12 %", "in hand: already\nin Ukraine", false),
        ]),
        Block::heading(1, "1", "What decides the outcome", "outcome"),
        Block::List {
            ordered: true,
            items: vec![
                vec![
                    Span::new("Germany’s share has no deadline.").strong(),
                    " Article 6 is silent on the mandate that the Parliamentary Participation Act \
                     requires. Pre-authorisation would lift what is assured from 37 to 49 per \
                     cent. It asks a concession of Germany alone."
                        .into(),
                ],
                vec![
                    Span::new("Nothing answers deniable force.").strong(),
                    " Both armed-attack triggers ask for clear attribution; below that, eight of \
                     the ten cells of the grey zone have no trigger ("
                        .into(),
                    Span::section("coverage", "section 3"),
                    ").".into(),
                ],
                vec![
                    Span::new("One pool is promised twice.").strong(),
                    " Articles 6 and 9 both draw on Italy’s single SAMP/T battery.".into(),
                ],
            ],
        },
        Block::heading(1, "2", "The package at a glance", "glance"),
        Block::Table(Table {
            columns: vec![
                Column::auto().heads_rows(),
                Column::auto(),
                Column::auto(),
                Column::auto(),
                Column::auto().right(),
            ],
            header: ["Layer", "Commitments", "Instrument", "Automaticity", "Providers"]
                .map(Cell::from)
                .to_vec(),
            rows: [
                [
                    "1 Monitoring and verification",
                    "2",
                    "Ceasefire agreement, Annex II",
                    "4 · 3",
                    "5",
                ],
                ["2 Air and missile shield", "3", "MNF agreement, Arts 5–7", "4 · 1 · 4", "6"],
                ["3 Ground and multinational force", "2", "MNF agreement, Arts 8–9", "2 · 1", "4"],
                ["4 Rapid resupply", "4", "Bilateral agreements (11)", "4 · 3 · 1 · 1", "11"],
                ["5 Economic and snapback", "3", "EU Council decision", "3 · 1 · 0", "27"],
                ["6 Political commitments", "3", "Paris Declaration", "0 · 0 · 0", "26"],
            ]
            .map(|cells| Row::new(cells.map(Cell::from)))
            .to_vec(),
            ..Table::default()
        }),
        Block::Note(vec![
            "Automaticity: 4 automatic · 3 default-on · 2 collective · 1 discretionary · 0 \
             declaratory. "
                .into(),
            Span::section("method", "Section 8"),
            " sets out how each is found.".into(),
        ]),
    ]
}

fn coverage() -> Vec<Block> {
    vec![
        Block::heading(1, "3", "Coverage", "coverage"),
        Block::paragraph(
            "Each cell gives the best answer that the draft has for one kind of attack at one \
             severity. Nine of the forty cells have no trigger at all.",
        ),
        Block::Figure(Figure {
            id: "matrix".into(),
            scene: matrix(),
            label: "Figure 1.".into(),
            caption: text(
                "Best automaticity by kind of attack and severity. Shading and number say the \
                 same.",
            ),
        }),
        Block::heading(2, "3.1", "The grey zone", "grey-zone"),
        Block::Paragraph(vec![
            "“Renewed armed attack” asks for ".into(),
            Span::new("clear attribution").hedge(),
            "; a deniable operation never gives it ".into(),
            Span::citation(1),
            ". The parties ".into(),
            Span::new("may").hedge(),
            " act on contested evidence, but none ".into(),
            Span::new("shall").emphasis(),
            ". Compare ".into(),
            Span::section("article-6", "Article 6"),
            " and the ".into(),
            Span::uri("https://example.org/закон", "law on participation"),
            ".".into(),
        ]),
        Block::List {
            ordered: false,
            items: vec![
                text("Sabotage of rail and power below the threshold of an armed attack."),
                text("Jamming of satellite navigation over the whole of the rear."),
            ],
        },
        Block::Quote {
            text: text(
                "The Parties agree that an armed attack against one or more of them in Europe or \
                 North America shall be considered an attack against them all.",
            ),
            attribution: vec!["North Atlantic Treaty, Article 5 ".into(), Span::citation(2)],
        },
    ]
}

fn gaps() -> Vec<Block> {
    let row = |cells: [&str; 4], badge: Badge| {
        let [number, title, asks, gain] = cells;
        let graded = Cell { text: text(gain), badge: Some(badge) };
        Row::new([number.into(), title.into(), asks.into(), graded])
    };
    vec![
        Block::heading(1, "4", "Gaps, and what would close them", "gaps"),
        Block::Table(Table {
            id: "levers".into(),
            label: "Table 1.".into(),
            caption: text("Drafting moves in the order of what they gain."),
            columns: vec![
                Column::auto().right(),
                Column { width: ColumnWidth::Share(1.0), row_head: true, align: Align::Left },
                Column::auto(),
                Column::auto(),
            ],
            header: ["#", "Drafting move", "Asks of", "Assured"].map(Cell::from).to_vec(),
            rows: vec![
                row(
                    [
                        "1",
                        "Pre-authorise Germany’s air-defence share (Article 6)",
                        "Germany",
                        "37 → 49 %",
                    ],
                    Badge::Grade(4),
                ),
                row(
                    [
                        "2",
                        "Silence procedure for the release by headquarters",
                        "France, UK",
                        "49 → 61 %",
                    ],
                    Badge::Grade(3),
                ),
                row(
                    ["3", "Hold 400 interceptors in Ukraine", "United States", "61 → 70 %"],
                    Badge::Grade(2),
                ),
                row(
                    ["4", "Accept contested attribution", "All guarantors", "70 → 78 %"],
                    Badge::Grade(1),
                ),
                row(["5", "Name the depots", "Poland", "78 → 79 %"], Badge::Grade(0)),
                row(["6", "Nothing yet", "Nobody", "79 %"], Badge::NoAnswer),
                Row::total(["", "All six", "", "37 → 79 %"].map(Cell::from)),
            ],
            notes: vec![text("Each move is measured after those above it.")],
        }),
        Block::heading(2, "4.1", "Accepted by the drafters", "accepted"),
        Block::Paragraph(vec![
            "Article 12 leaves the political response to each capital’s discretion. ".into(),
            Span::new("Reason: Ministers prefer discretion here (3 November 2026).").emphasis(),
        ]),
    ]
}

fn ukrainian() -> Vec<Block> {
    let uk = |words: &str| vec![Span::new(words).in_language(Language::Ukrainian)];
    vec![
        Block::heading(1, "5", "Короткий виклад", "ukrainian"),
        Block::Paragraph(uk(
            "У разі порушення режиму припинення вогню лише третина допомоги, якої потребують \
             сценарії, гарантована текстом проєкту — решта залежить від рішень, що їх \
             ухвалюватимуть уряди та парламенти держав-гарантів у день нападу. Ґрунтовний перегляд \
             щойно з’явиться.",
        )),
        Block::Paragraph(vec![
            "The Ukrainian term is ".into(),
            Span::new("гарантії безпеки").emphasis().in_language(Language::Ukrainian),
            ", not assurances.".into(),
        ]),
    ]
}

/// Number of rows of the long table.
pub const OBLIGATIONS: usize = 120;

fn obligations() -> Vec<Block> {
    let parties = ["France", "Germany", "Italy", "Poland", "United Kingdom", "United States"];
    let mut rows = Vec::new();
    for number in 1..=OBLIGATIONS {
        if number % 20 == 1 {
            rows.push(Row::group(parties[(number / 20) % parties.len()]));
        }
        let duty = match number % 4 {
            0 => "Release the stocks named in Annex IV, and report their readiness",
            1 => "Consult",
            2 => {
                "Keep two batteries of air defence at 72 hours’ notice, with crews and spare \
                  parts, and put them under the operational control of the force headquarters \
                  when the trigger is met"
            }
            _ => "Pay its share",
        };
        rows.push(Row::new([
            Cell::from(format!("{number}")),
            Cell::from(duty),
            Cell::from(format!("Article {}", number % 14 + 1)),
            Cell::from(format!("{} h", 6 * (number % 12 + 1))),
            Cell::from(format!("{}", number * 37)),
        ]));
    }
    vec![
        Block::heading(1, "6", "Obligations by party", "obligations"),
        Block::Table(Table {
            label: "Table 2.".into(),
            caption: text("What each party must do, on which paper, within which time."),
            columns: vec![
                Column::auto().right().heads_rows(),
                Column::share(1.0),
                Column::auto(),
                Column::auto().right(),
                Column::auto().right(),
            ],
            header: ["No.", "Duty", "On which paper", "Within", "€ million"]
                .map(Cell::from)
                .to_vec(),
            rows,
            ..Table::default()
        }),
    ]
}

fn clauses() -> Vec<Block> {
    let paragraph = |number: &str, level, words: &str| ClauseParagraph {
        number: number.into(),
        level,
        text: text(words),
    };
    vec![
        Block::heading(1, "7", "The draft clauses", "clauses"),
        Block::Clause(Clause {
            number: "Article 6".into(),
            title: "Air-defence reinforcement".into(),
            id: "article-6".into(),
            paragraphs: vec![
                paragraph(
                    "1.",
                    0,
                    "Upon a determination under Article 4, each Guarantor listed in Annex III \
                     shall, within seventy-two hours, place at the disposal of the Force Commander \
                     the air-defence systems there specified, together with their crews, \
                     interceptors and means of sustainment.",
                ),
                paragraph("2.", 0, "The obligation under paragraph 1 is discharged only by:"),
                paragraph("(a)", 1, "delivery at the place named by the Force Commander; or"),
                paragraph(
                    "(b)",
                    1,
                    "release of pre-positioned stocks, title to which shall pass to the \
                     Beneficiary upon notification, notwithstanding any provision of national law \
                     requiring subsequent authorisation.",
                ),
                ClauseParagraph {
                    text: text("Nothing in this Article affects Article 51 of the Charter."),
                    ..ClauseParagraph::default()
                },
            ],
        }),
    ]
}

fn sources() -> Vec<Block> {
    let source = |number, words: &str| Source { number, text: text(words) };
    vec![
        Block::heading(1, "8", "Method and sources", "method"),
        Block::paragraph(
            "A need is met in a stance when what arrives within its deadline reaches the amount \
             that it asks for. No figure here is a probability.",
        ),
        Block::Sources(vec![
            source(
                1,
                "International Law Commission, Articles on Responsibility of States, 2001. Checked 3 November 2026.",
            ),
            source(2, "North Atlantic Treaty, 4 April 1949, 34 UNTS 243. Checked 3 November 2026."),
        ]),
    ]
}

/// A coverage matrix of the kind that the brief prints.
fn matrix() -> Scene {
    const COLUMNS: [&str; 5] = ["Incident", "Pattern", "Limited", "Major", "Full-scale"];
    const ROWS: [(&str, [Option<u8>; 5]); 4] = [
        ("Missiles", [None, Some(1), Some(3), Some(3), Some(4)]),
        ("Ground attack", [Some(0), Some(1), Some(2), Some(2), Some(2)]),
        ("Sabotage and deniable force", [None, None, None, Some(1), Some(1)]),
        ("Nuclear coercion", [None, None, Some(0), Some(0), Some(0)]),
    ];
    const NAMES: [&str; 5] =
        ["declaratory", "discretionary", "collective", "default-on", "automatic"];
    let mut scene = Scene::new(
        471.0,
        140.0,
        "Matrix of four kinds of attack by five severities. Missiles: no trigger for incidents, \
         automatic for a full-scale invasion.",
    );
    for (index, name) in (0_u8..).zip(COLUMNS) {
        let x = 150.0 + 62.0 * f32::from(index) + 30.0;
        let label = Label::new(Point::new(x, 12.0), name, Face::SansSemiBold, 8.0);
        scene.text(label.anchored(Anchor::Middle));
    }
    for (row, (name, grades)) in (0_u8..).zip(ROWS) {
        let y = 20.0 + 28.0 * f32::from(row);
        let label = Label::new(Point::new(140.0, y + 15.0), name, Face::Sans, 8.8);
        scene.text(label.anchored(Anchor::End));
        for (column, grade) in (0_u8..).zip(grades) {
            let area = Area::new(150.0 + 62.0 * f32::from(column), y, 60.0, 26.0);
            cell(&mut scene, area, grade, NAMES);
        }
    }
    scene.polyline(
        [(0.0, 135.0), (200.0, 135.0), (200.0, 138.0), (471.0, 138.0)]
            .map(|(x, y)| Point::new(x, y))
            .to_vec(),
        Stroke::new(Paint::Accent, 0.8),
    );
    scene
}

fn cell(scene: &mut Scene, area: Area, grade: Option<u8>, names: [&str; 5]) {
    let centre = area.centre();
    let line = |y, words: &str, face, size, paint| {
        Label::new(Point::new(centre.x, area.y + y), words, face, size)
            .anchored(Anchor::Middle)
            .painted(paint)
    };
    match grade {
        None => {
            let stroke = Stroke::new(Paint::Danger, 0.8).dashed(2.2, 1.4);
            scene.rounded(area.shrunk(0.5), 0.0, None, Some(stroke));
            scene.text(line(12.0, "×", Face::SansSemiBold, 9.5, Paint::Danger));
            scene.text(line(21.0, "no trigger", Face::Sans, 6.8, Paint::Danger));
        }
        Some(grade) => {
            scene.fill(area, if grade == 0 { Paint::Plate } else { Paint::Grade(grade) });
            let paint = if grade == 0 { Paint::Ink } else { Paint::OnGrade(grade) };
            let numeral = line(12.0, &grade.to_string(), Face::SansSemiBold, 9.5, paint);
            let name = line(21.0, names[usize::from(grade)], Face::Sans, 6.8, paint);
            if grade == 0 {
                scene.hatch(area, Hatch::falling(Paint::HatchLine));
                scene.text_on_plate(numeral, Paint::Plate);
                scene.text_on_plate(name, Paint::Plate);
            } else {
                scene.text(numeral);
                scene.text(name);
            }
        }
    }
}
