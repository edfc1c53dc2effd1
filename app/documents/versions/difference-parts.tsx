import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import type { Words } from "./diff.ts"
import type { Shown, ShownBlock } from "./shown.ts"
import { turnWords } from "./turn-words.ts"

/** The text of a passage; headings stand out, items of a list have their point. */
export const BlockText = ({ block, children }: { block: ShownBlock; children?: ReactNode }) => {
  const { t } = useTranslation()
  const text = children ?? block.text
  if (block.isPicture)
    return (
      <>
        <i>{t(block.text === "" ? "pictures.diff.decoration" : "pictures.diff.picture")}</i> {text}
      </>
    )
  if (block.level > 0) return <b>{text}</b>
  return block.isListed ? <>• {text}</> : text
}

/** A word for who does not see the colour, said before the words that it is about. */
export const Said = ({ children }: { children: ReactNode }) => (
  <span className="visually-hidden">{children} </span>
)

const hidden = { inline: null, before: "added", after: "removed" } as const

/** The words of a changed passage: all of them, or only those of one of the two texts. */
export const WordRuns = ({ words, of }: { words: readonly Words[]; of: keyof typeof hidden }) => {
  const { t } = useTranslation()
  return words
    .filter(({ kind }) => kind !== hidden[of])
    .map(({ kind, text }, at) => {
      const key = `${at} ${kind}`
      if (kind === "added")
        return (
          <ins key={key}>
            <Said>{t("versions.compare.word_added")}</Said>
            {text}
          </ins>
        )
      if (kind === "removed")
        return (
          <del key={key}>
            <Said>{t("versions.compare.word_removed")}</Said>
            {text}
          </del>
        )
      if (kind === "restyled")
        return (
          <span key={key} className="mark" title={t("versions.compare.word_restyled")}>
            {text}
          </span>
        )
      return text
    })
}

/** What became of the kind of a changed passage, and whether it stands elsewhere. */
export const Remarks = ({ passage }: { passage: Extract<Shown, { kind: "changed" }> }) => {
  const { t } = useTranslation()
  const remarks = passage.turns.map((turn) => turnWords(t, turn))
  if (passage.words.some(({ kind }) => kind === "restyled")) remarks.push(t("versions.compare.word_restyled"))
  if (remarks.length === 0) return null
  return <small className="muted">({remarks.join("; ")})</small>
}

/** Neighbours that are the same: the first and the last, and the rest folded away. */
export const SamePassages = ({ blocks, language }: { blocks: readonly ShownBlock[]; language: string }) => {
  const { t } = useTranslation()
  const line = (block: ShownBlock, at: number) => (
    <p key={`${at} ${block.text.slice(0, 20)}`} lang={language} dir="auto">
      <BlockText block={block} />
    </p>
  )
  const inside = blocks.slice(1, -1)
  if (inside.length < 2) return <div className="same">{blocks.map(line)}</div>
  return (
    <div className="same">
      {blocks.slice(0, 1).map(line)}
      <details>
        <summary>{t("versions.compare.same", { count: inside.length })}</summary>
        {inside.map(line)}
      </details>
      {blocks.slice(-1).map(line)}
    </div>
  )
}
