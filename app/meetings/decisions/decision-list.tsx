import { useTranslation } from "../../i18n/translation.tsx"
import { decisionNumber } from "./decision.ts"
import { OutcomeWord, StateWord } from "./outcome-word.tsx"
import type { DecisionLine } from "./queries.server.ts"

type Shown = Omit<DecisionLine, "publishedAt"> & { publishedAt: unknown }

type DecisionListProps = {
  rows: readonly Shown[]
  /** Whether each line says which table decided. */
  withTable: boolean
  next: string | null
  first: string | null
}

/** Decisions one below the other, each with its sentences: read from top to end, on a phone too. */
export const DecisionList = ({ rows, withTable, next, first }: DecisionListProps) => {
  const { t, dates } = useTranslation()
  return (
    <>
      <ul className="lines decisions">
        {rows.map((row) => (
          <li key={row.code}>
            <h3>
              <a href={`/decisions/${row.code}`} lang={row.language}>
                <bdi>{row.title}</bdi>
              </a>
            </h3>
            <p className="small">
              {t("decisions.number", { number: decisionNumber(row) })}
              {" · "}
              <time dateTime={row.decidedOn}>{dates.day(row.decidedOn)}</time>
              {withTable ? (
                <>
                  {" · "}
                  <a href={`/roundtables/${row.table.code}`} lang={row.table.language}>
                    <bdi>{row.table.name}</bdi>
                  </a>
                </>
              ) : null}
              {row.territory ? (
                <>
                  {" · "}
                  <bdi lang="it">{row.territory}</bdi>
                </>
              ) : null}
            </p>
            <p className="pre" lang={row.language} dir="auto">
              {row.text}
            </p>
            <p className="row-x">
              <OutcomeWord outcome={row.outcome} /> <StateWord state={row.state} />
              {withTable || row.publishedAt ? null : (
                <span className="small muted">{t("decisions.not_public")}</span>
              )}
            </p>
          </li>
        ))}
      </ul>
      {next || first ? (
        <p className="tbl-foot">
          {first ? <a href={first}>{t("common.list.first")}</a> : null}
          {next ? (
            <a className="btn btn-line s" href={next} rel="next">
              {t("common.list.next")}
            </a>
          ) : null}
        </p>
      ) : null}
    </>
  )
}
