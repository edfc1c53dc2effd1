/** In place of a block's code: the paper is of a funded project that has no block yet. */
export const UNKNOWN_PROJECT = "unknown"

export const WORDINGS = ["co_financed", "financed"] as const
export type Wording = (typeof WORDINGS)[number]

/**
 * What stands beside the emblem in full, in the paper's language (Reg. (UE) 2021/1060, Annex IX, 1.4). These
 * are the Union's official words and not ours to translate.
 */
export const STATEMENTS: Readonly<Record<Wording, Readonly<Record<string, string>>>> = {
  co_financed: {
    it: "Cofinanziato dall'Unione europea",
    en: "Co-funded by the European Union",
    fr: "Cofinancé par l'Union européenne",
  },
  financed: {
    it: "Finanziato dall'Unione europea",
    en: "Funded by the European Union",
    fr: "Financé par l'Union européenne",
  },
}

/** The statement in a paper's language; Italian where the Union has none in it. */
export const statementOf = (wording: Wording, language: string): string =>
  STATEMENTS[wording][language] ?? STATEMENTS[wording].it ?? ""

const CUP = /^[A-Z]\d{2}[A-Z0-9]\d{2}[0-9A-Z]{9}$/

/** Whether a project's unique code (CUP) is written as the registry writes it: fifteen letters and figures. */
export const isCup = (text: string): boolean => CUP.test(text)
