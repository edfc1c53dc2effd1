import { useTranslation } from "../../i18n/translation.tsx"
import { BlockText, Remarks, Said, SamePassages, WordRuns } from "./difference-parts.tsx"
import type { Shown } from "./shown.ts"

const Changed = ({ passage }: { passage: Extract<Shown, { kind: "changed" }> }) => {
  const { t } = useTranslation()
  return (
    <>
      <Said>{t(passage.isMoved ? "versions.compare.moved" : "versions.compare.changed")}</Said>
      <BlockText block={passage.block}>
        <WordRuns words={passage.words} of="inline" />
      </BlockText>{" "}
      <Remarks passage={passage} />
    </>
  )
}

const Whole = ({ passage }: { passage: Exclude<Shown, { kind: "changed" } | { kind: "same" }> }) => {
  const { t } = useTranslation()
  const { kind, block } = passage
  const words = <BlockText block={block} />
  if (kind === "added" || kind === "removed")
    return (
      <>
        <Said>{t(`versions.compare.${kind}`)}</Said>
        {kind === "added" ? <ins>{words}</ins> : <del>{words}</del>}
      </>
    )
  return (
    <>
      <small className="muted">{t(`versions.compare.${kind}`)} </small>
      {kind === "moved" ? words : <del>{words}</del>}
    </>
  )
}

/** Two texts as one, with what was added and what was taken out where it stands. */
export const DifferenceInText = ({
  passages,
  language,
}: {
  passages: readonly Shown[]
  language: string
}) => (
  <div className="difference doc">
    {passages.map((passage, at) => {
      const key = `${at} ${passage.kind}`
      if (passage.kind === "same")
        return <SamePassages key={key} blocks={passage.blocks} language={language} />
      return (
        <p key={key} className={passage.kind} lang={language} dir="auto">
          {passage.kind === "changed" ? <Changed passage={passage} /> : <Whole passage={passage} />}
        </p>
      )
    })}
  </div>
)
