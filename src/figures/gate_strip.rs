//! How a promise unlocks: the gates from fact to delivery, hidden ones as ghosts.

use super::figure::{Figure, Spot};
use super::fit::Style;
use super::{Anchor, Area, Paint, Point, Scene, Stroke, gate_words};
use crate::analysis::{Analysis, Route, StepKind};
use crate::model::{Listed, Package, Trigger};
use crate::prose;
use crate::typeset::Face;
use crate::words;
use std::collections::BTreeSet;

const TITLE: Style = Style::new(Face::SansSemiBold, 8.0, Paint::Ink);
const DETAIL: Style = Style::new(Face::Sans, 7.0, Paint::Muted);
const GHOST: Style = Style::new(Face::SansMedium, 7.0, Paint::Warning);
const INSET: f32 = 6.0;
const ARROW: f32 = 17.0;
const LEAST_BOX: f32 = 74.0;
const MOST_BOX: f32 = 150.0;
const ROW_GAP: f32 = 9.0;

/// What a box of the strip stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// The trigger, by place.
    Fact(usize),
    /// A standing commitment: nothing has to happen.
    Standing,
    /// A gate of the trigger's determination, by place.
    Determination(usize),
    /// A gate of the commitment's activation, by place.
    Activation(usize),
    /// Hidden gates: ids of the providers that decide for themselves.
    OwnDecision(Vec<String>),
    /// Hidden gates: the organs that must consent, written `party.organ`.
    Organs(Vec<String>),
    /// Delivery.
    Delivery,
}

/// How a box looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// Either end of the strip.
    End,
    Gate,
    /// A gate that no words of the package name.
    Hidden,
}

struct Stage {
    target: Target,
    look: Look,
    title: String,
    details: Vec<String>,
    /// What the clause says of a step that the structure leaves out; empty for all others.
    ghost: &'static str,
}

/// A hidden step that the clause does not mention, and one that it names without giving it a place
/// among the steps.
const UNSAID: &str = "not in the text";
const SAID: &str = "in the text, no deadline";

/// The strip of a commitment for one of its triggers (none: standing), over all its supplies;
/// `width` in points.
pub fn of_commitment(
    package: &Package,
    analysis: &Analysis,
    commitment: usize,
    trigger: Option<usize>,
    width: f32,
) -> Figure<Target> {
    let of = |r: &&Route| r.commitment == commitment && r.trigger == trigger;
    let routes: Vec<&Route> = analysis.routes.iter().filter(of).collect();
    draw(&boxes(package, commitment, trigger, &routes), width)
}

/// The strip of a single route; `width` in points.
pub fn of_route(package: &Package, route: &Route, width: f32) -> Figure<Target> {
    draw(&boxes(package, route.commitment, route.trigger, &[route]), width)
}

fn boxes(
    package: &Package,
    commitment: usize,
    trigger: Option<usize>,
    routes: &[&Route],
) -> Vec<Stage> {
    let trigger = trigger.and_then(|place| Some((place, package.triggers.get(place)?)));
    let mut boxes = vec![fact(trigger)];
    let determination = trigger.iter().flat_map(|(_, t)| t.determination.iter().enumerate());
    boxes.extend(determination.map(|(i, gate)| named(package, gate, Target::Determination(i))));
    if trigger.is_some() {
        let gates = package.commitments.get(commitment).into_iter().flat_map(|c| &c.activation);
        boxes
            .extend(gates.enumerate().map(|(i, gate)| named(package, gate, Target::Activation(i))));
    }
    boxes.extend(own_decisions(package, routes));
    boxes.extend(organs(package, routes));
    boxes.push(delivery(package, commitment, routes));
    boxes
}

fn fact(trigger: Option<(usize, &Trigger)>) -> Stage {
    match trigger {
        Some((place, trigger)) => Stage {
            target: Target::Fact(place),
            look: Look::End,
            title: trigger.name().to_owned(),
            details: vec![gate_words::threshold(trigger.threshold)],
            ghost: "",
        },
        None => Stage {
            target: Target::Standing,
            look: Look::End,
            title: "Standing".to_owned(),
            details: vec!["no trigger is needed".to_owned()],
            ghost: "",
        },
    }
}

fn named(package: &Package, gate: &crate::model::Gate, target: Target) -> Stage {
    Stage {
        target,
        look: Look::Gate,
        title: gate_words::name(gate),
        details: vec![gate_words::details(package, gate)],
        ghost: "",
    }
}

/// The providers that are not bound, and so decide for themselves.
fn own_decisions(package: &Package, routes: &[&Route]) -> Option<Stage> {
    let unbound = routes.iter().filter(|r| r.steps.iter().any(|s| s.kind == StepKind::OwnDecision));
    let mut providers: Vec<&str> = Vec::new();
    for route in unbound {
        let provider = gate_words::provider(package, route);
        if !providers.contains(&provider) {
            providers.push(provider);
        }
    }
    let names: Vec<&str> = providers.iter().map(|id| package.element_name(id)).collect();
    (!names.is_empty()).then(|| Stage {
        target: Target::OwnDecision(providers.iter().map(|id| (*id).to_owned()).collect()),
        look: Look::Hidden,
        title: "Own decision".to_owned(),
        details: vec![format!("{} · no deadline", few(&names))],
        ghost: if prose::names_own_decision(clause(package, routes)) { SAID } else { UNSAID },
    })
}

/// The organs that must consent; they decide side by side, so they share a box.
fn organs(package: &Package, routes: &[&Route]) -> Option<Stage> {
    let mut seen = BTreeSet::new();
    let mut ids = Vec::new();
    let mut lines = Vec::new();
    let mut names = Vec::new();
    for route in routes {
        let provider = gate_words::provider(package, route);
        for step in &route.steps {
            let StepKind::Organ(place) = step.kind else { continue };
            let Some(organ) = gate_words::organ_of(package, route, place) else { continue };
            let id = format!("{provider}.{}", organ.id);
            if seen.insert(id.clone()) {
                let name = package.element_name(&id).to_owned();
                lines.push(format!("{name}: {}", gate_words::organ_time(organ)));
                names.push((name, package.element_name(provider), gate_words::organ_time(organ)));
                ids.push(id);
            }
        }
    }
    let several = routes.iter().map(|r| r.supply).collect::<BTreeSet<_>>().len() > 1;
    let (title, details) = match names.as_slice() {
        [] => return None,
        [(name, party, time)] => {
            let only = if several { format!("{party} only · {time}") } else { time.clone() };
            (name.clone(), vec![only])
        }
        _ => {
            const SHOWN: usize = 4;
            let rest = lines.len().saturating_sub(SHOWN);
            lines.truncate(SHOWN);
            if rest > 0 {
                lines.push(format!("and {rest} more"));
            }
            (format!("{} organs consent", names.len()), lines)
        }
    };
    let text = clause(package, routes);
    let is_said = names.iter().all(|(name, _, _)| prose::names_consent(text, name));
    let ghost = if is_said { SAID } else { UNSAID };
    Some(Stage { target: Target::Organs(ids), look: Look::Hidden, title, details, ghost })
}

/// The clause that routes of one commitment stand on.
fn clause<'a>(package: &'a Package, routes: &[&Route]) -> &'a str {
    let commitment = routes.first().and_then(|r| package.commitments.get(r.commitment));
    commitment.map_or("", |c| c.text.as_str())
}

fn delivery(package: &Package, commitment: usize, routes: &[&Route]) -> Stage {
    let supplies = package.commitments.get(commitment).map_or(&[][..], |c| c.supplies.as_slice());
    let places: BTreeSet<usize> = routes.iter().map(|r| r.supply).collect();
    let given = || places.iter().filter_map(|place| supplies.get(*place));
    let hours: Vec<f64> = given().filter(|s| !s.in_hand).map(|s| s.delivery_hours).collect();
    let handed = given().map(|s| s.delivery_hours).fold(0.0, f64::max);
    let least = hours.iter().copied().fold(f64::INFINITY, f64::min);
    let most = hours.iter().copied().fold(0.0, f64::max);
    let details = match () {
        () if places.is_empty() => "nobody provides anything yet".to_owned(),
        () if hours.is_empty() && handed > 0.0 => format!("in hand; {}", words::hours(handed)),
        () if hours.is_empty() => "in hand already".to_owned(),
        () if most <= 0.0 => "at once".to_owned(),
        () if least >= most => words::hours(most),
        () if most <= 72.0 => format!("{}–{}", words::amount(least), words::hours(most)),
        () => format!("{} to {}", words::hours(least), words::hours(most)),
    };
    Stage {
        target: Target::Delivery,
        look: Look::End,
        title: "Delivery".to_owned(),
        details: vec![details],
        ghost: "",
    }
}

/// Up to three names, or how many there are.
fn few(names: &[&str]) -> String {
    if names.len() <= 3 { words::list(names) } else { format!("{} providers", names.len()) }
}

impl Stage {
    fn lines(&self, room: f32) -> (Vec<String>, Vec<String>, Vec<String>) {
        let details = self.details.iter().flat_map(|d| DETAIL.wrap(d, room, 6)).collect();
        let ghost =
            if self.look == Look::Hidden { GHOST.wrap(self.ghost, room, 2) } else { Vec::new() };
        (TITLE.wrap(&self.title, room, 6), details, ghost)
    }

    fn height(&self, width: f32) -> f32 {
        let (title, details, ghost) = self.lines(width - 2.0 * INSET);
        let lines = (details.len() + ghost.len()) as f32;
        2.0 * INSET + title.len() as f32 * TITLE.leading() + lines * DETAIL.leading() + 4.0
    }

    fn in_words(&self) -> String {
        let mut text = self.title.clone();
        let details = self.details.join("; ");
        if !details.is_empty() {
            text.push_str(&format!(" ({details})"));
        }
        if self.look == Look::Hidden {
            text.push_str(&format!(", {}", self.ghost));
        }
        text
    }

    fn draw(&self, scene: &mut Scene, area: Area) {
        let (fill, stroke) = match self.look {
            Look::End => (Paint::Ground, Stroke::new(Paint::Rule, 0.7)),
            Look::Gate => (Paint::Plate, Stroke::new(Paint::Rule, 0.7)),
            Look::Hidden => (Paint::WarningTint, Stroke::new(Paint::Warning, 0.8).dashed(2.6, 1.8)),
        };
        scene.rounded(area, 3.0, Some(fill), Some(stroke));
        let (title, details, ghost) = self.lines(area.width - 2.0 * INSET);
        let mut at = Point::new(area.x + INSET, area.y + INSET + 0.75 * TITLE.size);
        for (lines, style) in [(title, TITLE), (details, DETAIL), (ghost, GHOST)] {
            scene.lines(at, &lines, style, Anchor::Start);
            at.y += lines.len() as f32 * style.leading();
            if style == TITLE {
                at.y += 1.0;
            }
        }
    }
}

fn draw(boxes: &[Stage], width: f32) -> Figure<Target> {
    let said: Vec<String> = boxes.iter().map(Stage::in_words).collect();
    let alt = format!("How it unlocks, step by step: {}.", said.join("; then "));
    let mut scene = Scene::new(width, 0.0, alt);
    let mut spots = Vec::new();
    let fit = (((width + ARROW) / (LEAST_BOX + ARROW)).floor() as usize).max(1);
    let rows = boxes.len().div_ceil(fit).max(1);
    let per_row = boxes.len().div_ceil(rows).max(1);
    // A row that goes on below ends with an arrow, so room is kept for one.
    let tail = if rows > 1 { ARROW } else { 0.0 };
    let room = width - tail + ARROW;
    let side = (room / per_row as f32 - ARROW).clamp(20.0, MOST_BOX);
    let mut y = 1.0;
    let count = boxes.len();
    for (row, chunk) in boxes.chunks(per_row).enumerate() {
        let height = chunk.iter().map(|b| b.height(side)).fold(0.0, f32::max);
        for (place, of) in chunk.iter().enumerate() {
            let area = Area::new(0.5 + place as f32 * (side + ARROW), y, side - 1.0, height);
            of.draw(&mut scene, area);
            if row * per_row + place + 1 < count {
                arrow(&mut scene, Point::new(area.right() + 4.0, area.centre().y));
            }
            spots.push(Spot { area, target: of.target.clone(), name: of.in_words() });
        }
        y += height + ROW_GAP;
    }
    scene.height = y - ROW_GAP + 1.0;
    Figure { scene, spots }
}

fn arrow(scene: &mut Scene, from: Point) {
    const LENGTH: f32 = 9.5;
    const HEAD: f32 = 2.6;
    let stroke = Stroke::new(Paint::Muted, 0.8);
    let tip = Point::new(from.x + LENGTH, from.y);
    scene.line(from, tip, stroke);
    let points =
        vec![Point::new(tip.x - HEAD, tip.y - HEAD), tip, Point::new(tip.x - HEAD, tip.y + HEAD)];
    scene.polyline(points, stroke);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::{self, Options};
    use crate::figures::Shape;
    use crate::figures::figure::checks::{assert_sound, labels};
    use crate::templates::Catalogue;

    fn paris() -> (Package, Analysis) {
        let package = Catalogue::shipped().find("paris-2026").unwrap().package.clone();
        let analysis = analysis::analyse(&package, &Options::default());
        (package, analysis)
    }

    #[test]
    fn strips_of_every_template_are_sound() {
        for entry in Catalogue::shipped().entries {
            let package = entry.package;
            let analysis = analysis::analyse(&package, &Options::default());
            let ways: BTreeSet<(usize, Option<usize>)> =
                analysis.routes.iter().map(|r| (r.commitment, r.trigger)).collect();
            for (commitment, trigger) in ways {
                for width in [200.0, 451.0, 690.0] {
                    let strip = of_commitment(&package, &analysis, commitment, trigger, width);
                    assert_sound(&strip.scene);
                }
            }
        }
    }

    #[test]
    fn hidden_gates_are_dashed_and_said_to_be_missing() {
        let (package, analysis) = paris();
        let route = analysis
            .routes
            .iter()
            .find(|r| r.steps.iter().any(|s| matches!(s.kind, StepKind::Organ(_))))
            .expect("a route with a parliament");
        let strip = of_route(&package, route, 451.0);
        let hidden = strip
            .spots
            .iter()
            .find(|spot| matches!(spot.target, Target::Organs(_)))
            .expect("a box for the parliament");
        assert!(hidden.name.ends_with("not in the text"));
        let dashed = |shape: &Shape| match shape {
            Shape::Rect { area, stroke: Some(stroke), .. } => {
                *area == hidden.area && stroke.dash.is_some()
            }
            _ => false,
        };
        assert!(strip.scene.shapes.iter().any(dashed));
        assert!(labels(&strip.scene).iter().any(|l| l.text == "not in the text"));
    }

    #[test]
    fn a_narrow_strip_goes_on_below() {
        let (package, analysis) = paris();
        let longest = analysis.routes.iter().max_by_key(|r| r.steps.len()).unwrap();
        let wide = of_route(&package, longest, 900.0);
        let narrow = of_route(&package, longest, 200.0);
        assert_eq!(wide.spots.len(), narrow.spots.len());
        assert!(narrow.scene.height > wide.scene.height);
        let first = wide.spots.first().unwrap().area.y;
        assert!(wide.spots.iter().all(|spot| spot.area.y == first), "one row");
    }
}
