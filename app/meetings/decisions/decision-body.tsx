import { useTranslation } from "../../i18n/translation.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import { CommitmentTable } from "../commitments/commitment-table.tsx"
import type { DecisionPage } from "./get-decision.server.ts"
import { useNumbersInWords } from "./outcome-word.tsx"

type Said = Pick<
  DecisionPage,
  "text" | "language" | "act" | "state" | "numbers" | "commitments" | "corrections"
>

const ActNote = ({ page }: { page: Said }) => {
  const { t, dates } = useTranslation()
  const { act, state } = page
  if (!act) return <Note title={t("decisions.act.none_title")}>{t("decisions.act.none")}</Note>
  const body = (
    <a href={`/organisations/${act.body.code}`} lang={act.body.language}>
      <bdi>{act.body.name}</bdi>
    </a>
  )
  const isTakenUp = state === "taken_up"
  return (
    <Note
      tone={isTakenUp ? "ok" : "bad"}
      title={t(isTakenUp ? "decisions.act.taken_up" : "decisions.act.not_taken_up")}
    >
      <p>
        {body}
        {act.kind ? (
          <>
            {": "}
            <bdi>{[act.kind, act.number].filter(Boolean).join(" ")}</bdi>
            {act.on ? `, ${dates.day(act.on)}` : null}
          </>
        ) : null}
      </p>
      {act.reason ? <p dir="auto">{act.reason}</p> : null}
      {act.link ? (
        <p>
          <a href={act.link} rel="noreferrer">
            {t("decisions.act.read")}
          </a>
        </p>
      ) : null}
    </Note>
  )
}

const Corrections = ({ corrections }: Pick<Said, "corrections">) => {
  const { t, dates } = useTranslation()
  if (corrections.length === 0) return null
  return (
    <Section id="corrections" title={t("decisions.corrections.title")}>
      <ul className="lines">
        {corrections.map(({ number, at, inside }) => (
          <li key={number}>
            <p>{t("decisions.corrections.on", { day: dates.day(at) })}</p>
            {inside ? (
              <Fold summary={t("decisions.corrections.before")}>
                <p dir="auto">{t("decisions.corrections.reason", { reason: inside.reason })}</p>
                <SummaryList
                  missing={t("common.none")}
                  items={Object.entries(inside.before).map(([name, value]) => ({
                    term: t(`decisions.fields.${name as "title"}`),
                    value: value === null ? null : <bdi>{String(value)}</bdi>,
                  }))}
                />
              </Fold>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** What was decided, with what it led to: the main column of its page. */
export const DecisionBody = ({ page }: { page: Said }) => {
  const { t } = useTranslation()
  const inWords = useNumbersInWords()
  return (
    <div className="stack-l">
      <p className="lead pre" lang={page.language} dir="auto">
        {page.text}
      </p>
      {page.numbers ? <p>{inWords(page.numbers)}.</p> : null}
      <ActNote page={page} />
      <Section id="commitments" title={t("decisions.led_to")}>
        <CommitmentTable rows={page.commitments} empty={t("decisions.led_to_nothing")} />
      </Section>
      <Corrections corrections={page.corrections} />
    </div>
  )
}
