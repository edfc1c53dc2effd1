import { useTranslation } from "../i18n/translation.tsx"
import { Note } from "../ui/note.tsx"
import { numberOf } from "./proposal-number.ts"
import { ProposalStatus } from "./proposal-status.tsx"
import type { Similar } from "./similar.server.ts"

/** Proposals that say much of the same: shown before one more is submitted, never in its way. */
export const SimilarList = ({ similar }: { similar: readonly Similar[] }) => {
  const { t } = useTranslation()
  if (similar.length === 0) return null
  return (
    <Note title={t("proposals.similar.title")}>
      <p>{t("proposals.similar.text")}</p>
      <ul className="lines">
        {similar.map(({ code, title, language, number, year, state, outcome }) => (
          <li key={code}>
            <a href={`/proposals/${code}`}>
              <span dir="ltr">{numberOf({ number, year })} </span>
              <bdi lang={language}>{title}</bdi>
            </a>{" "}
            <ProposalStatus state={state} outcome={outcome} />
          </li>
        ))}
      </ul>
    </Note>
  )
}
