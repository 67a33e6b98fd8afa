//! Requests and answers in the binary encoding of RFC 8010.

/// Tags of values and groups (RFC 8010, 3.5).
pub mod tag {
    /// Begins the attributes of the operation.
    pub const OPERATION: u8 = 0x01;
    /// Begins the attributes of a job.
    pub const JOB: u8 = 0x02;
    /// Ends the attributes; the document follows.
    pub const END: u8 = 0x03;
    /// A whole number of 32 bits.
    pub const INTEGER: u8 = 0x21;
    /// One of a set of whole numbers.
    pub const ENUM: u8 = 0x23;
    /// A name.
    pub const NAME: u8 = 0x42;
    /// A keyword.
    pub const KEYWORD: u8 = 0x44;
    /// An address.
    pub const URI: u8 = 0x45;
    /// A character set.
    pub const CHARSET: u8 = 0x47;
    /// A language.
    pub const LANGUAGE: u8 = 0x48;
    /// A media type.
    pub const MIME: u8 = 0x49;
    /// The lowest tag of a value; lower ones begin groups.
    pub const FIRST_VALUE: u8 = 0x10;
    /// A text with its language.
    pub const TEXT_WITH_LANGUAGE: u8 = 0x35;
    /// A name with its language.
    pub const NAME_WITH_LANGUAGE: u8 = 0x36;
}

/// A request under construction.
pub struct Request {
    bytes: Vec<u8>,
}

impl Request {
    /// A request for an operation, with the attributes every request begins with.
    pub fn new(operation: u16) -> Request {
        let mut request = Request { bytes: vec![2, 0] };
        request.bytes.extend(operation.to_be_bytes());
        request.bytes.extend(1u32.to_be_bytes());
        request.bytes.push(tag::OPERATION);
        request.value(tag::CHARSET, "attributes-charset", b"utf-8");
        request.value(tag::LANGUAGE, "attributes-natural-language", b"en");
        request
    }

    /// Adds an attribute. Names and values are at most 32767 octets; all of ours are short.
    pub fn value(&mut self, tag: u8, name: &str, value: &[u8]) {
        self.bytes.push(tag);
        for part in [name.as_bytes(), value] {
            let length = part.len().min(0x7FFF);
            self.bytes.extend((length as u16).to_be_bytes());
            self.bytes.extend(&part[..length]);
        }
    }

    /// Adds an attribute with several keywords.
    pub fn keywords(&mut self, name: &str, values: &[&str]) {
        for (at, value) in values.iter().enumerate() {
            self.value(tag::KEYWORD, if at == 0 { name } else { "" }, value.as_bytes());
        }
    }

    /// Adds a whole number.
    pub fn integer(&mut self, name: &str, value: i32) {
        self.value(tag::INTEGER, name, &value.to_be_bytes());
    }

    /// What follows describes the job.
    pub fn job_attributes(&mut self) {
        self.bytes.push(tag::JOB);
    }

    /// The bytes that go before the document.
    pub fn finish(mut self) -> Vec<u8> {
        self.bytes.push(tag::END);
        self.bytes
    }
}

/// A decoded answer.
#[derive(Debug, PartialEq, Eq)]
pub struct Answer {
    /// Status code; below 0x0100 is success.
    pub status: u16,
    /// Groups of attributes, in order.
    pub groups: Vec<Group>,
}

/// Attributes of one thing: the operation, a job or a printer.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Group {
    values: Vec<(String, u8, Vec<u8>)>,
}

impl Group {
    fn find(&self, name: &str) -> Option<(u8, &[u8])> {
        let (_, tag, value) = self.values.iter().find(|(known, _, _)| known == name)?;
        Some((*tag, value))
    }

    /// The first value of an attribute as text.
    pub fn text(&self, name: &str) -> Option<String> {
        let (tag, value) = self.find(name)?;
        let text = match tag {
            tag::TEXT_WITH_LANGUAGE | tag::NAME_WITH_LANGUAGE => {
                let mut reader = Reader(value);
                reader.sized()?;
                reader.sized()?
            }
            _ => value,
        };
        Some(String::from_utf8_lossy(text).into_owned())
    }

    /// The first value of an attribute as a whole number.
    pub fn integer(&self, name: &str) -> Option<i32> {
        match self.find(name)? {
            (tag::INTEGER | tag::ENUM, value) => Some(i32::from_be_bytes(value.try_into().ok()?)),
            _ => None,
        }
    }
}

impl Answer {
    /// Reads an answer; `None` when the bytes are not one.
    pub fn parse(bytes: &[u8]) -> Option<Answer> {
        let mut reader = Reader(bytes);
        reader.take(2)?;
        let status = reader.word()?;
        reader.take(4)?;
        let mut groups: Vec<Group> = Vec::new();
        loop {
            match reader.byte()? {
                tag::END => return Some(Answer { status, groups }),
                begin if begin < tag::FIRST_VALUE => groups.push(Group::default()),
                value_tag => {
                    let name = String::from_utf8_lossy(reader.sized()?).into_owned();
                    let value = reader.sized()?.to_vec();
                    let group = groups.last_mut()?;
                    // Without a name it is one more value of the attribute before; the first will do.
                    if !name.is_empty() {
                        group.values.push((name, value_tag, value));
                    }
                }
            }
        }
    }
}

/// Reads from the front of a slice.
struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(taken)
    }

    fn byte(&mut self) -> Option<u8> {
        self.take(1).map(|bytes| bytes[0])
    }

    fn word(&mut self) -> Option<u16> {
        self.take(2).map(|bytes| u16::from_be_bytes([bytes[0], bytes[1]]))
    }

    fn sized(&mut self) -> Option<&'a [u8]> {
        let length = self.word()?;
        self.take(usize::from(length))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn requests_are_encoded_as_rfc_8010_shows() {
        let mut request = Request::new(0x0002);
        request.job_attributes();
        request.integer("copies", 20);
        let bytes = request.finish();
        assert_eq!(&bytes[..8], [2, 0, 0, 2, 0, 0, 0, 1]);
        assert_eq!(bytes[8], 0x01);
        assert_eq!(&bytes[9..12], [0x47, 0, 18]);
        let tail = [&[0x02, 0x21, 0, 6][..], b"copies", &[0, 4, 0, 0, 0, 20, 0x03]].concat();
        assert!(bytes.ends_with(&tail));
    }

    #[test]
    fn answers_are_read_and_nonsense_is_not() {
        let mut bytes = vec![2, 0, 0x04, 0x06, 0, 0, 0, 1, 0x01];
        for (tag, name, value) in [
            (0x41, "status-message", &b"gone"[..]),
            (0x23, "printer-state", &[0, 0, 0, 5]),
            (0x44, "", b"more"),
        ] {
            bytes.push(tag);
            bytes.extend((name.len() as u16).to_be_bytes());
            bytes.extend(name.as_bytes());
            bytes.extend((value.len() as u16).to_be_bytes());
            bytes.extend(value);
        }
        bytes.push(0x03);
        let answer = Answer::parse(&bytes).expect("a sound answer");
        assert_eq!(answer.status, 0x0406);
        assert_eq!(answer.groups[0].text("status-message").as_deref(), Some("gone"));
        assert_eq!(answer.groups[0].integer("printer-state"), Some(5));
        assert_eq!(answer.groups[0].integer("status-message"), None);
        for cut in 0..bytes.len() {
            assert_eq!(Answer::parse(&bytes[..cut]), None, "cut at {cut}");
        }
    }
}
