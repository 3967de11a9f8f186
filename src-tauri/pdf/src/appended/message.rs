//! What a process that takes files apart answers, as bytes: a code, then the file or what is wrong with it.

use super::{Appended, Refused, take};

/// Code of an answer that holds a file; its count of pages follows in four bytes, then the file.
const TAKEN: u8 = 0;

/// Takes a file apart and answers in bytes: the part of the process of its own.
pub fn answer(bytes: &[u8]) -> Vec<u8> {
    match take(bytes) {
        Ok(taken) => {
            let count = u32::try_from(taken.pages).unwrap_or(u32::MAX).to_be_bytes();
            [[TAKEN].as_slice(), &count, &taken.bytes].concat()
        }
        Err(refused) => {
            let detail = match &refused {
                Refused::Damaged(why) => why.clone(),
                Refused::PageSize(number) => number.to_string(),
                _ => String::new(),
            };
            [&[code(&refused)], detail.as_bytes()].concat()
        }
    }
}

/// What such a process answered.
///
/// # Errors
/// What it refused the file for; [`Refused::TooMuch`] for an answer that no such process gives.
pub fn answered(message: &[u8]) -> Result<Appended, Refused> {
    let Some((code, rest)) = message.split_first() else { return Err(Refused::TooMuch) };
    let detail = || String::from_utf8_lossy(rest).into_owned();
    Err(match code {
        0 => {
            let (count, bytes) = rest.split_first_chunk::<4>().ok_or(Refused::TooMuch)?;
            let pages = usize::try_from(u32::from_be_bytes(*count)).unwrap_or(usize::MAX);
            return Ok(Appended { pages, bytes: bytes.into() });
        }
        1 => Refused::NotPdf,
        2 => Refused::Protected,
        3 => Refused::Damaged(detail()),
        4 => Refused::TooLarge,
        5 => Refused::TooManyPages,
        6 => Refused::NoPages,
        7 => Refused::PageSize(detail().parse().unwrap_or(0)),
        8 => Refused::LiveForm,
        _ => Refused::TooMuch,
    })
}

const fn code(refused: &Refused) -> u8 {
    match refused {
        Refused::NotPdf => 1,
        Refused::Protected => 2,
        Refused::Damaged(_) => 3,
        Refused::TooLarge => 4,
        Refused::TooManyPages => 5,
        Refused::NoPages => 6,
        Refused::PageSize(_) => 7,
        Refused::LiveForm => 8,
        Refused::TooMuch => 9,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_survives_the_way() {
        let all = [
            Refused::NotPdf,
            Refused::Protected,
            Refused::Damaged("its object 7".to_owned()),
            Refused::TooLarge,
            Refused::TooManyPages,
            Refused::NoPages,
            Refused::PageSize(12),
            Refused::LiveForm,
            Refused::TooMuch,
        ];
        for refused in all {
            let detail = match &refused {
                Refused::Damaged(why) => why.clone(),
                Refused::PageSize(number) => number.to_string(),
                _ => String::new(),
            };
            let message = [&[code(&refused)], detail.as_bytes()].concat();
            assert_eq!(answered(&message), Err(refused));
        }
        assert_eq!(answered(b""), Err(Refused::TooMuch));
        assert_eq!(answered(&[TAKEN, 1]), Err(Refused::TooMuch));
        assert_eq!(answered(&answer(b"PK")), Err(Refused::NotPdf));
    }
}
