//! What a paper consists of, before it meets a sheet. Every paper describes itself once; the three
//! sizes differ only in how `flow` sets these blocks.

/// A document to be set.
pub struct Document {
    /// Name of the house.
    pub house: String,
    /// Address, telephone, taxpayer number, one line each.
    pub contacts: Vec<String>,
    /// What the paper is called.
    pub title: String,
    /// Document number.
    pub number: String,
    /// A mark such as 补打 that tells this print from the first one.
    pub mark: Option<String>,
    /// The content.
    pub blocks: Vec<Block>,
    /// The foot of every page: operator, time, business date.
    pub foot: Vec<String>,
    /// Text of the page number for page and count of pages.
    pub page: fn(usize, usize) -> String,
}

/// One part of a document.
pub enum Block {
    /// Labelled values in a grid.
    Fields(Vec<Field>),
    /// Head of a section; stays with what follows.
    Heading(String),
    /// Rows under heads, which are repeated on the next page.
    Table(Table),
    /// Sums at the right edge.
    Sums(Vec<Sum>),
    /// A paragraph.
    Text(String, Tone),
    /// Numbered paragraphs in small print.
    Rules(Vec<String>),
    /// Key figures, large, side by side.
    Figures(Vec<(String, String)>),
    /// The sum a receipt is about: label, amount, amount in words or nothing.
    Amount(String, String, Option<String>),
    /// Lines to sign on, each with what is signed.
    Signatures(Vec<String>),
    /// A QR code beside labelled values.
    Seal(String, Vec<(String, String)>),
    /// Two columns; one under the other, the right one first, where there is no room for two.
    Beside(Vec<Block>, Vec<Block>),
    /// Space, in lines of body text.
    Gap(f32),
    /// Blocks that stay on one page when they fit on one.
    Keep(Vec<Block>),
}

/// A labelled value.
pub struct Field {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: String,
    /// A quiet line below; empty for none.
    pub note: String,
    /// How many columns of the grid it takes.
    pub span: usize,
    /// Whether it is set heavier.
    pub strong: bool,
}

impl Field {
    /// A value in one column.
    pub fn new(label: &str, value: impl Into<String>) -> Field {
        Field { label: label.to_owned(), value: value.into(), note: String::new(), span: 1, strong: false }
    }

    /// The same over two columns.
    pub fn wide(self) -> Field {
        Field { span: 2, ..self }
    }

    /// The same, heavier.
    pub fn strong(self) -> Field {
        Field { strong: true, ..self }
    }
}

/// How loud text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Small print.
    Quiet,
    /// Read.
    Plain,
    /// Matters.
    Strong,
}

/// A line of a sum.
pub struct Sum {
    /// What it is.
    pub label: String,
    /// A remark after the label.
    pub note: String,
    /// The amount.
    pub value: String,
    /// `Strong` draws a rule above.
    pub tone: Tone,
}

impl Sum {
    /// An ordinary line.
    pub fn new(label: impl Into<String>, value: String) -> Sum {
        Sum { label: label.into(), note: String::new(), value, tone: Tone::Plain }
    }

    /// The result under a rule.
    pub fn result(label: impl Into<String>, value: String) -> Sum {
        Sum { tone: Tone::Strong, ..Sum::new(label, value) }
    }
}

/// Rows of cells.
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows; each has one cell per column.
    pub rows: Vec<Row>,
}

/// How wide a column is, and where its text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// As wide as its widest cell, to the left.
    Fit,
    /// As wide as its widest cell, to the right.
    Number,
    /// What is left over, to the left; long text is broken.
    Fill,
}

/// What becomes of a column on a roll, where a row is a line with an amount and notes below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnRoll {
    /// The line.
    Main,
    /// The line, with the head of the column before it.
    LabelledMain,
    /// The amount at its end.
    Amount,
    /// A note below.
    Note,
    /// A note below, with the head of the column before it.
    LabelledNote,
}

/// A column of a table.
pub struct Column {
    /// Its head.
    pub head: String,
    /// Width and alignment.
    pub shape: Shape,
    /// What becomes of it on a roll.
    pub on_roll: OnRoll,
}

impl Column {
    /// A column.
    pub fn new(head: impl Into<String>, shape: Shape, on_roll: OnRoll) -> Column {
        Column { head: head.into(), shape, on_roll }
    }
}

/// A row of a table.
pub struct Row {
    /// One cell per column.
    pub cells: Vec<Cell>,
    /// `Strong` for the sum of the rows above.
    pub tone: Tone,
}

impl Row {
    /// An ordinary row.
    pub fn new(cells: Vec<Cell>) -> Row {
        Row { cells, tone: Tone::Plain }
    }

    /// The sum of the rows above.
    pub fn sum(cells: Vec<Cell>) -> Row {
        Row { cells, tone: Tone::Strong }
    }
}

/// A cell of a table.
pub struct Cell {
    /// Its text.
    pub text: String,
    /// A quiet line below; empty for none.
    pub note: String,
}

impl From<String> for Cell {
    fn from(text: String) -> Cell {
        Cell { text, note: String::new() }
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        Cell::from(text.to_owned())
    }
}
