const REPLACED: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  "’": "'",
  // Arabic: alef with wasla, alef without dots, closed ta; Persian kaf and ya.
  ٱ: "ا",
  ى: "ي",
  ة: "ه",
  ک: "ك",
  ی: "ي",
  ـ: "",
}

const REPLACEABLE = new RegExp(`[${Object.keys(REPLACED).join("")}]`, "gu")
const DIGIT = /[\u0660-\u0669\u06f0-\u06f9]/gu
const digit = (sign: string) => String((sign.codePointAt(0) ?? 0) & 15)

/**
 * A text as it is compared and searched: compatibility forms resolved, lower case, without accents and Arabic
 * vowel signs, variants of alef, ya, ta and of digits made one, blanks made single. Folding twice changes
 * nothing more.
 */
export const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(REPLACEABLE, (sign) => REPLACED[sign] ?? sign)
    .replace(DIGIT, digit)
    .replace(/\s+/gu, " ")
    .trim()

const WORD = /[\p{L}\p{N}]+/gu

/** The words of a text, folded, in order. */
export const wordsOf = (text: string): string[] => fold(text).match(WORD) ?? []

/** A name as it is compared with another: its folded words, whatever stands between them. */
export const nameKey = (name: string): string => wordsOf(name).join(" ")
