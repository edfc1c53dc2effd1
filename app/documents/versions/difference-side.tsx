import { useTranslation } from "../../i18n/translation.tsx"
import { BlockText, Remarks, SamePassages, WordRuns } from "./difference-parts.tsx"
import type { Shown } from "./shown.ts"

const Side = ({ passage, side }: { passage: Exclude<Shown, { kind: "same" }>; side: "before" | "after" }) => {
  const { t } = useTranslation()
  const isBefore = side === "before"
  if (passage.kind === "changed")
    return (
      <>
        <BlockText block={passage.block}>
          <WordRuns words={passage.words} of={side} />
        </BlockText>{" "}
        {isBefore ? null : <Remarks passage={passage} />}
      </>
    )
  const { kind, block } = passage
  const words = <BlockText block={block} />
  if (kind === "added") return isBefore ? null : <ins>{words}</ins>
  if (kind === "removed") return isBefore ? <del>{words}</del> : null
  if ((kind === "left") !== isBefore) return null
  return (
    <>
      <small className="muted">{t(`versions.compare.${kind}`)} </small>
      {words}
    </>
  )
}

type Props = { passages: readonly Shown[]; language: string; caption: string }

/** Two texts beside each other, passage by passage. */
export const DifferenceSide = ({ passages, language, caption }: Props) => {
  const { t } = useTranslation()
  return (
    <table className="difference side doc">
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t("versions.compare.before")}</th>
          <th scope="col">{t("versions.compare.after")}</th>
        </tr>
      </thead>
      <tbody>
        {passages.map((passage, at) => {
          const key = `${at} ${passage.kind}`
          if (passage.kind === "same")
            return (
              <tr key={key}>
                <td colSpan={2}>
                  <SamePassages blocks={passage.blocks} language={language} />
                </td>
              </tr>
            )
          return (
            <tr key={key} lang={language}>
              <td dir="auto">
                <Side passage={passage} side="before" />
              </td>
              <td dir="auto">
                <Side passage={passage} side="after" />
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
