use std::fmt::Write as _;

use hpug_pdf::document::{Bar, Bars, Slope, Slopes};

use crate::Writer;
use crate::styles::{ACCENT, CELL, INK, INK_SOFT, LINE_STRONG, SMALL, Size, WIDTH, letters};
use crate::words::escaped;

/// Fill and text colours of the segments, as our own layout has them.
const SHADES: [(&str, &str); 6] = [
    ("#8a9298", INK),
    (ACCENT, "#ffffff"),
    ("#a3cfd7", INK),
    ("#f2e4bf", INK),
    ("#4b555c", "#ffffff"),
    ("#dde3e5", INK),
];
const LABEL: f32 = 110.0;
const BAR_STEP: f32 = 22.0;
/// Left edge and width of the lines of slopes, and the distance of their labels.
const LEFT: f32 = 62.0;
const SPAN: f32 = 128.0;
const STEP: f32 = 12.0;

impl Writer<'_> {
    pub fn bars(&mut self, bars: &Bars) {
        let mut picture = String::new();
        for (index, bar) in bars.bars.iter().enumerate() {
            self.bar(bar, index as f32 * BAR_STEP, &mut picture);
        }
        let (mut x, y) = (LABEL, bars.bars.len() as f32 * BAR_STEP);
        for (name, (fill, _)) in bars.legend.iter().zip(SHADES.iter().cycle()) {
            // Half a size is the letters' width on the whole.
            let width = name.chars().count() as f32 * SMALL.0 * 0.5;
            self.rectangle([x, y + 2.0, 7.0, 7.0], fill, &mut picture, "");
            self.label(name, [x + 11.0, y, width + 12.0], SMALL, (INK_SOFT, "start"), &mut picture);
            x += width + 24.0;
        }
        self.figure(&bars.alt, &picture);
    }

    fn bar(&mut self, bar: &Bar, y: f32, picture: &mut String) {
        self.label(&bar.label, [0.0, y + 2.0, LABEL], CELL, (INK_SOFT, "start"), picture);
        let (full, mut x) = (WIDTH - LABEL, LABEL);
        for (segment, (fill, ink)) in bar.segments.iter().zip(SHADES.iter().cycle()) {
            let width = full * segment.thousandths as f32 / 1000.0;
            if width > 1.0 {
                let fits = segment.label.chars().count() as f32 * 4.0 + 6.0 < width;
                let words =
                    if fits { self.said(&segment.label, SMALL, (ink, "center")) } else { String::new() };
                self.rectangle([x, y, width - 1.0, 16.0], fill, picture, &words);
            }
            x += width;
        }
    }

    pub fn slopes(&mut self, slopes: &Slopes) {
        let tall = 92.0_f32.max(slopes.lines.len() as f32 * STEP);
        let mut picture = String::new();
        for (name, x) in slopes.ends.iter().zip([LEFT, LEFT + SPAN]) {
            self.label(name, [x - 40.0, 0.0, 80.0], SMALL, (INK_SOFT, "center"), &mut picture);
            self.line([x, 16.0], [x, 16.0 + tall], LINE_STRONG, &mut picture);
        }
        let at = |thousandths: u32| 22.0 + (tall - STEP) * (1.0 - thousandths.min(1000) as f32 / 1000.0);
        for line in &slopes.lines {
            self.slope(line, at(line.from), at(line.to), &mut picture);
        }
        let (from, to): (Vec<f32>, Vec<f32>) =
            slopes.lines.iter().map(|line| (at(line.from), at(line.to))).unzip();
        for ((line, from), to) in slopes.lines.iter().zip(apart(&from)).zip(apart(&to)) {
            let right = LEFT + SPAN;
            self.label(&line.from_text, [0.0, from - 6.0, LEFT - 8.0], CELL, (INK, "end"), &mut picture);
            self.label(&line.to_text, [right + 8.0, to - 6.0, 40.0], CELL, (INK, "start"), &mut picture);
            let beside = [right + 48.0, to - 6.0, WIDTH - right - 48.0];
            self.label(&line.label, beside, CELL, (INK, "start"), &mut picture);
        }
        self.figure(&slopes.alt, &picture);
    }

    fn slope(&mut self, line: &Slope, from: f32, to: f32, picture: &mut String) {
        let falls = line.to < line.from;
        let (color, fill) = if falls { (INK, "#ffffff") } else { (ACCENT, ACCENT) };
        self.line([LEFT, from], [LEFT + SPAN, to], color, picture);
        for (x, y) in [(LEFT, from), (LEFT + SPAN, to)] {
            let style = self.shape(fill, color);
            let _ = write!(
                picture,
                "<draw:circle draw:style-name=\"{style}\" svg:x=\"{:.2}pt\" svg:y=\"{:.2}pt\" svg:width=\"4.8pt\" svg:height=\"4.8pt\"/>",
                x - 2.4,
                y - 2.4
            );
        }
    }

    /// A picture as one drawing among the text, with the words that stand for it.
    fn figure(&mut self, alt: &str, picture: &str) {
        let space = "<style:paragraph-properties fo:margin-top=\"8pt\" fo:margin-bottom=\"8pt\"/>";
        let (paragraph, group) = (self.styles.named("paragraph", "", space), self.shape("none", "none"));
        let _ = writeln!(
            self.body,
            "<text:p text:style-name=\"{paragraph}\"><draw:g text:anchor-type=\"as-char\" draw:style-name=\"{group}\">\
             <svg:desc>{}</svg:desc>{picture}</draw:g></text:p>",
            escaped(alt)
        );
    }

    fn rectangle(&mut self, [x, y, width, height]: [f32; 4], fill: &str, picture: &mut String, words: &str) {
        let style = self.shape(fill, LINE_STRONG);
        let _ = write!(
            picture,
            "<draw:rect draw:style-name=\"{style}\" svg:x=\"{x:.2}pt\" svg:y=\"{y:.2}pt\" svg:width=\"{width:.2}pt\" \
             svg:height=\"{height:.2}pt\">{words}</draw:rect>"
        );
    }

    fn line(&mut self, from: [f32; 2], to: [f32; 2], color: &str, picture: &mut String) {
        let style = self.shape("none", color);
        let _ = write!(
            picture,
            "<draw:line draw:style-name=\"{style}\" svg:x1=\"{:.2}pt\" svg:y1=\"{:.2}pt\" svg:x2=\"{:.2}pt\" svg:y2=\"{:.2}pt\"/>",
            from[0], from[1], to[0], to[1]
        );
    }

    /// Text without a ground of its own, a line high.
    fn label(
        &mut self,
        text: &str,
        [x, y, width]: [f32; 3],
        size: Size,
        ink: (&str, &str),
        picture: &mut String,
    ) {
        let (style, words) = (self.shape("none", "none"), self.said(text, size, ink));
        let _ = write!(
            picture,
            "<draw:rect draw:style-name=\"{style}\" svg:x=\"{x:.2}pt\" svg:y=\"{y:.2}pt\" svg:width=\"{width:.2}pt\" \
             svg:height=\"{}pt\">{words}</draw:rect>",
            size.1
        );
    }

    fn said(&mut self, text: &str, size: Size, (color, align): (&str, &str)) -> String {
        let look = format!(
            "<style:paragraph-properties fo:text-align=\"{align}\"/>{}",
            letters(size.0, color, false)
        );
        format!(
            "<text:p text:style-name=\"{}\">{}</text:p>",
            self.styles.named("paragraph", "", &look),
            escaped(text)
        )
    }

    fn shape(&mut self, fill: &str, stroke: &str) -> String {
        let fill = match fill {
            "none" => "draw:fill=\"none\"".to_owned(),
            color => format!("draw:fill=\"solid\" draw:fill-color=\"{color}\""),
        };
        let stroke = match stroke {
            "none" => "draw:stroke=\"none\"".to_owned(),
            color => format!("draw:stroke=\"solid\" svg:stroke-width=\"0.5pt\" svg:stroke-color=\"{color}\""),
        };
        let properties = format!(
            "<style:graphic-properties {fill} {stroke} fo:padding=\"0pt\" draw:textarea-vertical-align=\"middle\" \
             draw:auto-grow-height=\"false\" style:vertical-pos=\"top\" style:vertical-rel=\"baseline\"/>"
        );
        self.styles.named("graphic", "", &properties)
    }
}

/// Places for labels in the order of the heights, none on another.
fn apart(wanted: &[f32]) -> Vec<f32> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    let (mut places, mut least) = (wanted.to_vec(), 0.0_f32);
    for at in order {
        places[at] = places[at].max(least);
        least = places[at] + STEP;
    }
    places
}
