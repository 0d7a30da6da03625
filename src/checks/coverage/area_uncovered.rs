//! COV007: an area that no trigger, or no commitment of a layer, reaches.

use super::super::{Check, Context, Finding, Severity, gates, paths, say};
use crate::edit::Edit;
use crate::model::{Area, Commitment, Kind, Layer, Listed, Package, Trigger};

/// See the page.
pub(in crate::checks) static CHECK: Check = Check {
    code: "COV007",
    name: "area-uncovered",
    page: PAGE,
    many: "Nothing of the {about} reaches {n} {area|areas}: {list}.",
    run,
};

const PAGE: &str = "\
# COV007 area-uncovered

## What it finds

An area in which no trigger can fire, or into which nothing of a whole layer may be sent.

## Why it matters

The gaps of guarantees are geographic more often than anything else: “in Europe or North America”, “in the territories under the administration of Japan”, “across the agreed armistice line”. What lies outside is tried first.

## What to do

Widen a trigger or a commitment to the area. Where the limit is meant, accept the finding with its reason.

## Example

Nothing of the layer “Multinational Force” may be used in “Black Sea, ports and shipping lanes”.
";

fn run(context: &Context, findings: &mut Vec<Finding>) {
    let package = context.package;
    for (index, area) in package.areas.iter().enumerate() {
        let fires = package.triggers.iter().any(|t| paths::reaches(&t.areas, &area.id));
        let layers: Vec<&Layer> =
            package.layers.iter().filter(|l| is_left_out(package, l, area)).collect();
        if (!fires && !package.triggers.is_empty()) || !layers.is_empty() {
            findings.push(finding(package, (index, area), fires, &layers));
        }
    }
}

/// Whether a layer has commitments, and none of them reaches the area.
fn is_left_out(package: &Package, layer: &Layer, area: &Area) -> bool {
    let mut commitments = package.commitments.iter().filter(|c| c.layer == layer.id).peekable();
    commitments.peek().is_some() && !commitments.any(|c| is_sent(c, area))
}

fn is_sent(commitment: &Commitment, area: &Area) -> bool {
    let supplies = &commitment.supplies;
    paths::reaches(&commitment.areas, &area.id)
        && (supplies.is_empty() || supplies.iter().any(|s| paths::reaches(&s.areas, &area.id)))
}

fn finding(
    package: &Package,
    (index, area): (usize, &Area),
    fires: bool,
    layers: &[&Layer],
) -> Finding {
    let name = say::quoted(say::spoken(area));
    let quoted: Vec<String> = layers.iter().map(|l| say::quoted(say::spoken(*l))).collect();
    let of = format!("{} {}", say::agree(layers.len(), "layer", "layers"), say::some(&quoted, 2));
    let (message, many) = match fires {
        true => (format!("Nothing of the {of} reaches {name}."), CHECK.many),
        false => (
            format!("In {name} no trigger can fire, so nothing is unlocked there."),
            "In {n} {area|areas} no trigger can fire, so nothing is unlocked there: {list}.",
        ),
    };
    let mut finding = CHECK
        .finding(Severity::Warning, gates::subject_at(package, Kind::Area, index), message)
        .many(many)
        .about(if fires { of } else { String::new() })
        .help("Widen a trigger or a commitment to the area; where the limit is meant, accept it with the reason.");
    if !fires {
        for (place, trigger) in package.triggers.iter().enumerate().take(2) {
            let title = format!("Let {} fire there too", say::quoted(say::spoken(trigger)));
            let edit = Edit::change::<Trigger>(package, place, |t| t.areas.push(area.id.clone()));
            finding = finding.fix(title, edit);
        }
    }
    for layer in layers.iter().take(2) {
        let of_layer = |(_, c): &(usize, &Commitment)| c.layer == layer.id();
        if let Some((place, commitment)) = package.commitments.iter().enumerate().find(of_layer) {
            let title = format!("Extend {} to it", say::quoted(say::spoken(commitment)));
            finding = finding.fix(title, extended(package, place, area));
        }
    }
    finding
}

fn extended(package: &Package, commitment: usize, area: &Area) -> Option<Edit> {
    Edit::change::<Commitment>(package, commitment, |c| {
        let limited = c.supplies.iter_mut().map(|s| &mut s.areas).chain([&mut c.areas]);
        for areas in limited.filter(|areas| !areas.is_empty() && !areas.contains(&area.id)) {
            areas.push(area.id.clone());
        }
    })
}

#[cfg(test)]
mod tests {
    use crate::checks::testing::{all_mend, changed, of, one, with};

    const WEST: &str = "[[area]]\nid = 'west'\nname = 'West'\n";

    #[test]
    fn finds_a_place_where_nothing_fires() {
        let mut package = with(WEST);
        package.triggers[0].areas = vec!["east".into()];
        let found = one("COV007", &package);
        assert_eq!(found.subject, "area:west");
        all_mend(&package, &found);
    }

    #[test]
    fn finds_a_place_that_a_layer_leaves_out() {
        let mut package = with(WEST);
        package.commitments[0].supplies.iter_mut().for_each(|s| s.areas = vec!["east".into()]);
        let found = one("COV007", &package);
        assert!(found.message.contains("the layer “Air shield”"), "{}", found.message);
        all_mend(&package, &found);
        package.commitments[0].supplies[0].areas.clear();
        assert!(of("COV007", &package).is_empty());
    }

    #[test]
    fn a_package_without_triggers_has_no_uncovered_area() {
        assert!(of("COV007", &changed(|p| p.triggers.clear())).is_empty());
    }
}
