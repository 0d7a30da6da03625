//! Draws the window into a picture without a graphics card: enough of a rasteriser for what egui
//! makes (textured, coloured triangles), so that tests need no display and no driver.

use eframe::egui::epaint::{ImageData, Mesh, Primitive, Vertex};
use eframe::egui::{Context, FullOutput, Rect, TextureFilter, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;
use image::RgbaImage;
use std::collections::HashMap;

/// A colour with premultiplied alpha, each part from 0 to 1.
type Colour = [f32; 4];

/// Pixels in memory.
struct Pixels {
    width: usize,
    height: usize,
    colours: Vec<Colour>,
    nearest: bool,
}

impl Pixels {
    fn new(width: usize, height: usize) -> Pixels {
        Pixels { width, height, colours: vec![[0.0; 4]; width * height], nearest: false }
    }

    fn at(&self, x: isize, y: isize) -> Colour {
        let x = x.clamp(0, self.width as isize - 1) as usize;
        let y = y.clamp(0, self.height as isize - 1) as usize;
        self.colours[y * self.width + x]
    }

    /// The colour at a place of the texture, both coordinates from 0 to 1.
    fn sample(&self, u: f32, v: f32) -> Colour {
        let (x, y) = (u * self.width as f32, v * self.height as f32);
        if self.nearest {
            return self.at(x.floor() as isize, y.floor() as isize);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let (dx, dy) = (x - left, y - top);
        let (left, top) = (left as isize, top as isize);
        let mix = |a: Colour, b: Colour, t: f32| -> Colour {
            std::array::from_fn(|i| a[i] + (b[i] - a[i]) * t)
        };
        let upper = mix(self.at(left, top), self.at(left + 1, top), dx);
        let lower = mix(self.at(left, top + 1), self.at(left + 1, top + 1), dx);
        mix(upper, lower, dy)
    }
}

/// The renderer.
#[derive(Default)]
pub struct Soft {
    textures: HashMap<TextureId, Pixels>,
}

impl TestRenderer for Soft {
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, images) in delta.set.drain() {
            for part in images {
                let ImageData::Color(image) = &part.image;
                let [width, height] = image.size;
                let [left, top] = part.pos.unwrap_or([0, 0]);
                if part.pos.is_none() {
                    let mut whole = Pixels::new(width, height);
                    whole.nearest = part.options.magnification == TextureFilter::Nearest;
                    self.textures.insert(id, whole);
                }
                let Some(texture) = self.textures.get_mut(&id) else { continue };
                for (i, pixel) in image.pixels.iter().enumerate() {
                    let place = (top + i / width) * texture.width + left + i % width;
                    texture.colours[place] = pixel.to_array().map(|c| f32::from(c) / 255.0);
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &Context, output: &FullOutput) -> Result<RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.viewport_rect().size() * scale;
        let mut target = Pixels::new(size.x.round() as usize, size.y.round() as usize);
        for clipped in ctx.tessellate(output.shapes.clone(), scale) {
            if let Primitive::Mesh(mesh) = &clipped.primitive
                && let Some(texture) = self.textures.get(&mesh.texture_id)
            {
                draw_mesh(&mut target, clipped.clip_rect, mesh, scale, texture);
            }
        }
        let bytes = target
            .colours
            .iter()
            .flat_map(|colour| colour.map(|c| (c.clamp(0.0, 1.0) * 255.0).round() as u8))
            .collect();
        RgbaImage::from_raw(target.width as u32, target.height as u32, bytes)
            .ok_or_else(|| "the picture has another size than the window".to_owned())
    }
}

fn draw_mesh(target: &mut Pixels, clip: Rect, mesh: &Mesh, scale: f32, texture: &Pixels) {
    let edge = |value: f32, most: usize| ((value * scale).round().max(0.0) as usize).min(most);
    let (left, right) = (edge(clip.min.x, target.width), edge(clip.max.x, target.width));
    let (top, bottom) = (edge(clip.min.y, target.height), edge(clip.max.y, target.height));
    for corners in mesh.indices.chunks_exact(3) {
        let corners = [0, 1, 2].map(|i| &mesh.vertices[corners[i] as usize]);
        draw_triangle(target, [left, right, top, bottom], corners, scale, texture);
    }
}

/// Twice the area of a triangle, negative where its corners run the other way.
fn area(a: (f32, f32), b: (f32, f32), c: (f32, f32)) -> f32 {
    (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
}

fn draw_triangle(
    target: &mut Pixels,
    [left, right, top, bottom]: [usize; 4],
    mut corners: [&Vertex; 3],
    scale: f32,
    texture: &Pixels,
) {
    let place = |v: &Vertex| (v.pos.x * scale, v.pos.y * scale);
    let mut whole = area(place(corners[0]), place(corners[1]), place(corners[2]));
    if whole < 0.0 {
        corners.swap(1, 2);
        whole = -whole;
    }
    if whole <= 0.0 {
        return;
    }
    let points = corners.map(place);
    let least = |f: fn(&(f32, f32)) -> f32| points.iter().map(f).fold(f32::MAX, f32::min);
    let most = |f: fn(&(f32, f32)) -> f32| points.iter().map(f).fold(f32::MIN, f32::max);
    let columns = left.max(least(|p| p.0).max(0.0) as usize)
        ..right.min(most(|p| p.0).ceil().max(0.0) as usize);
    let rows = top.max(least(|p| p.1).max(0.0) as usize)
        ..bottom.min(most(|p| p.1).ceil().max(0.0) as usize);
    let colours = corners.map(|v| v.color.to_array().map(|c| f32::from(c) / 255.0));
    let plain = corners.iter().all(|v| v.uv == corners[0].uv && v.color == corners[0].color);
    let solid = plain.then(|| {
        let texel = texture.sample(corners[0].uv.x, corners[0].uv.y);
        std::array::from_fn(|c| texel[c] * colours[0][c])
    });
    for y in rows {
        let Some(span) = span(&points, y as f32 + 0.5, &columns) else { continue };
        let row = &mut target.colours[y * target.width..][span.clone()];
        match solid {
            Some(above) if above[3] >= 1.0 => row.fill(above),
            Some(above) => row.iter_mut().for_each(|below| lay_over(below, above)),
            None => {
                for (x, below) in span.zip(row) {
                    let pixel = (x as f32 + 0.5, y as f32 + 0.5);
                    let share = EDGES.map(|(i, j)| area(points[i], points[j], pixel) / whole);
                    let blend = |f: [f32; 3]| share[0] * f[0] + share[1] * f[1] + share[2] * f[2];
                    let u = blend(corners.map(|v| v.uv.x));
                    let texel = texture.sample(u, blend(corners.map(|v| v.uv.y)));
                    let tint: Colour = std::array::from_fn(|c| blend(colours.map(|k| k[c])));
                    lay_over(below, std::array::from_fn(|c| texel[c] * tint[c]));
                }
            }
        }
    }
}

/// The edges of a triangle, each opposite to the corner of its place.
const EDGES: [(usize, usize); 3] = [(1, 2), (2, 0), (0, 1)];

fn lay_over(below: &mut Colour, above: Colour) {
    *below = std::array::from_fn(|c| above[c] + below[c] * (1.0 - above[3]));
}

/// The columns whose pixels' middles lie within a triangle on a row. A middle on an edge belongs
/// to the triangle at its right, so that neighbours never draw it twice.
fn span(
    points: &[(f32, f32); 3],
    y: f32,
    columns: &std::ops::Range<usize>,
) -> Option<std::ops::Range<usize>> {
    let (mut from, mut to) = (f32::MAX, f32::MIN);
    for (i, j) in EDGES {
        let (a, b) = (points[i], points[j]);
        if (a.1 <= y) != (b.1 <= y) {
            let x = a.0 + (b.0 - a.0) * (y - a.1) / (b.1 - a.1);
            from = from.min(x);
            to = to.max(x);
        }
    }
    let first = ((from - 0.5).ceil().max(0.0) as usize).max(columns.start);
    let end = ((to - 0.5).ceil().max(0.0) as usize).min(columns.end);
    (from < to && first < end).then_some(first..end)
}
