//! A tiny coverage matrix, by which packages are told apart at a glance.

use super::matrix::{self, cross, grade_box};
use super::{Area, Hatch, Paint, Scene, Stroke};
use crate::analysis::{Analysis, CellStatus};
use crate::model::{Package, Severity, Term};

const GAP: f32 = 1.2;
/// From this height on, a cell has room for its numeral.
const WITH_NUMERAL: f32 = 9.0;

/// The matrix of a package without names, for the gallery; `width` and `height` in points.
pub fn coverage(package: &Package, analysis: &Analysis, width: f32, height: f32) -> Scene {
    let mut scene = Scene::new(width, height, words(package, analysis));
    let rows = package.vectors.len().max(1) as f32;
    let columns = Severity::ALL.len() as f32;
    let cell_width = ((width + GAP) / columns - GAP).max(1.0);
    let cell_height = ((height + GAP) / rows - GAP).clamp(1.0, 16.0);
    for row in 0..package.vectors.len() {
        for (column, severity) in Severity::ALL.iter().enumerate() {
            let area = Area::new(
                column as f32 * (cell_width + GAP),
                row as f32 * (cell_height + GAP),
                cell_width,
                cell_height,
            );
            let status = matrix::cell(analysis, row, *severity).map(|c| c.status);
            cell(&mut scene, area, status.unwrap_or(CellStatus::NoTrigger));
        }
    }
    scene
}

fn cell(scene: &mut Scene, area: Area, status: CellStatus) {
    match status {
        CellStatus::Graded(grade) if area.height >= WITH_NUMERAL => {
            grade_box(scene, area, grade.numeral());
        }
        CellStatus::Graded(grade) => {
            scene.fill(area, Paint::Grade(grade.numeral()));
            if grade.numeral() == 0 {
                scene.hatch(area, Hatch::falling(Paint::HatchLine));
            }
        }
        CellStatus::NoTrigger | CellStatus::NoResponse => {
            let stroke = Stroke::new(Paint::Danger, 0.6).dashed(1.6, 1.4);
            scene.outline(area.shrunk(0.3), stroke);
            if area.height >= WITH_NUMERAL {
                cross(scene, area.centre(), 1.8);
            }
        }
    }
}

fn words(package: &Package, analysis: &Analysis) -> String {
    if package.vectors.is_empty() {
        return "No ways of attack are listed yet.".to_owned();
    }
    matrix::summary(analysis).unwrap_or_else(|| "Not analysed yet.".to_owned())
}
