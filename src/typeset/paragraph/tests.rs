use super::*;

const ENGLISH: &str = "If the ceasefire is broken, 37 per cent of the help that seven stress \
    scenarios call for is assured in time by the words of the draft. With every government’s \
    goodwill on the day it would be 94 per cent. The difference rests above all on two decisions: \
    the release by the United States of air-defence stocks, and a mandate of the Bundestag for \
    which the draft sets no deadline.";
const UKRAINIAN: &str = "У разі порушення режиму припинення вогню лише третина допомоги, якої \
    потребують сценарії, гарантована текстом проєкту — решта залежить від рішень, що їх \
    ухвалюватимуть уряди та парламенти держав-гарантів у день нападу.";

fn run(text: &str, language: Language) -> Run<'_> {
    Run { text, face: Face::Serif, size: 10.5, language }
}

fn copied(lines: &[Line]) -> String {
    lines
        .iter()
        .flat_map(|line| &line.pieces)
        .filter(|piece| piece.kind != PieceKind::Hyphen)
        .map(|piece| piece.shaped.text.as_str())
        .collect()
}

#[test]
fn the_lines_say_what_the_text_says() {
    for (text, language) in [(ENGLISH, Language::English), (UKRAINIAN, Language::Ukrainian)] {
        for mode in [Mode::Ragged, Mode::Justified] {
            for width in [80.0, 200.0, 450.0] {
                assert_eq!(copied(&break_lines(&[run(text, language)], width, mode)), text);
            }
        }
    }
}

#[test]
fn justified_lines_are_full_and_spaces_keep_within_reason() {
    for (text, language) in [(ENGLISH, Language::English), (UKRAINIAN, Language::Ukrainian)] {
        let lines = break_lines(&[run(text, language)], 320.0, Mode::Justified);
        let (last, full) = lines.split_last().unwrap();
        for line in full {
            assert!((line.width - 320.0).abs() < 0.05, "{}", line.width);
            for piece in line.pieces.iter().filter(|piece| piece.kind == PieceKind::Space) {
                assert!(piece.stretch > -0.9 && piece.stretch < 5.0, "{}", piece.stretch);
            }
        }
        assert!(last.width <= 320.05);
    }
}

#[test]
fn ragged_lines_fit_and_have_no_hyphens() {
    let lines = break_lines(&[run(ENGLISH, Language::English)], 240.0, Mode::Ragged);
    assert!(lines.len() > 3);
    for line in &lines {
        assert!(line.width <= 240.05, "{}", line.width);
        assert!(line.pieces.iter().all(|piece| piece.kind != PieceKind::Hyphen));
    }
}

#[test]
fn narrow_justified_text_divides_words() {
    let lines = break_lines(&[run(UKRAINIAN, Language::Ukrainian)], 90.0, Mode::Justified);
    let hyphens = lines
        .iter()
        .filter(|line| line.pieces.last().is_some_and(|piece| piece.kind == PieceKind::Hyphen))
        .count();
    assert!(hyphens > 0);
}

#[test]
fn styles_may_change_within_a_word() {
    let mut runs = [run("the Bundes", Language::English), run("tag’s mandate", Language::English)];
    runs[1].face = Face::SerifSemiBold;
    let lines = break_lines(&runs, 400.0, Mode::Ragged);
    assert_eq!(copied(&lines), "the Bundestag’s mandate");
    let faces: Vec<Face> = lines[0].pieces.iter().map(|piece| piece.shaped.face).collect();
    assert!(faces.starts_with(&[Face::Serif, Face::Serif, Face::Serif, Face::SerifSemiBold]));
}

#[test]
fn ten_thousand_letters_without_a_space_are_cut_to_fit() {
    let text = "Sicherheitsgarantie".repeat(530);
    let lines = break_lines(&[run(&text, Language::English)], 300.0, Mode::Ragged);
    assert!(lines.len() > 100);
    assert!(lines.iter().all(|line| line.width <= 302.0));
    assert_eq!(copied(&lines), text);
    // Narrower than a letter: one letter a line, and no endless loop.
    assert_eq!(break_lines(&[run("abc", Language::English)], 1.0, Mode::Ragged).len(), 3);
}

#[test]
fn line_ends_in_the_text_end_lines() {
    let lines = break_lines(&[run("one\ntwo three", Language::English)], 400.0, Mode::Justified);
    assert_eq!(lines.len(), 2);
    assert!(lines[0].width < 40.0, "a line that was ended on purpose is not spread");
    assert!(break_lines(&[], 400.0, Mode::Ragged).is_empty());
    assert!(break_lines(&[run("", Language::English)], 400.0, Mode::Ragged).is_empty());
}

#[test]
fn ranges_and_dashes_stay_together() {
    let text = "see Arts 5–7 and the words — with their dash";
    for width in 60..260_u16 {
        let lines = break_lines(&[run(text, Language::English)], width.into(), Mode::Ragged);
        for line in &lines[1..] {
            let first = &line.pieces[0].shaped.text;
            assert!(!first.starts_with(['–', '—', '7']), "{width}: {first}");
        }
    }
}

#[test]
fn width_range_spans_the_longest_word_to_the_longest_line() {
    let range = width_range(&[run("a mandate of the Bundestag\nno", Language::English)]);
    let exact = |text| width(Face::Serif, 10.5, text);
    assert!((range.least - exact("Bundestag")).abs() < 0.1);
    assert!((range.greatest - exact("a mandate of the Bundestag")).abs() < 0.5);
}

#[test]
fn no_justified_line_sticks_out_at_any_width() {
    for width in 120..420_u16 {
        let width = f32::from(width);
        for line in break_lines(&[run(ENGLISH, Language::English)], width, Mode::Justified) {
            assert!(line.width <= width + 0.05, "{} in {width}", line.width);
        }
    }
}
