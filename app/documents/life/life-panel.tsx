import { useTranslation } from "../../i18n/translation.tsx"
import { say } from "../../roundtables/regulation/say.ts"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import { ActsList } from "./acts-list.tsx"
import { lastDay } from "./last-day.ts"
import { LifeLine } from "./life-line.tsx"
import type { ShownLife, ShownStep } from "./shown.ts"
import type { StepName } from "./step.ts"
import { stepHref } from "./step-links.ts"

type PanelPaper = {
  code: string
  language: string
  state: string
  adoptedAt: string | Date | null
  publishedAt: string | Date | null
  isMember: boolean
}
type PanelProps = { paper: PanelPaper; life: ShownLife; formKey: string }

/** What may be done and goes against nothing that waits; a way back is on the page of the text's life. */
const ONWARD: readonly StepName[] = [
  ...(["open_co_design", "begin_review", "open_round", "close_round"] as const),
  ...(["record_act", "publish", "revise"] as const),
]

const OpenCoDesign = ({ formKey }: { formKey: string }) => {
  const { t } = useTranslation()
  return (
    <form method="post" className="no-print">
      <FormKey value={formKey} />
      <p className="small muted">{t("documents.page.open_co_design_hint")}</p>
      <Button kind="line" busy={t("common.form.saving")}>
        {t("documents.page.open_co_design")}
      </Button>
    </form>
  )
}

const isNotOffered = (step: ShownStep, { paper, life }: Pick<PanelProps, "paper" | "life">) =>
  (step.name === "publish" && paper.publishedAt !== null) ||
  // Before everybody has answered the deadline closes a round: its page says so.
  (step.name === "close_round" &&
    life.rounds.some((round) => !round.closedAt && round.answered < round.asked)) ||
  (step.name === "revise" && life.revision !== null)

/** The next steps: a button for who may, else whose they are. */
const Next = ({ paper, life, formKey }: PanelProps) => {
  const { t, dates } = useTranslation()
  const open = life.rounds.find((round) => round.closedAt === null)?.number ?? null
  const steps = life.steps.filter(
    (step) => ONWARD.includes(step.name) && !isNotOffered(step, { paper, life }),
  )
  return steps.map((step) => {
    if (step.whyNot !== null)
      return (
        <p className="small muted" key={step.name}>
          {t("life.next.theirs", {
            step: t(`life.steps.${step.name}.name`),
            who: say(t, dates, step.who),
          })}
        </p>
      )
    if (step.name === "open_co_design") return <OpenCoDesign key={step.name} formKey={formKey} />
    return (
      <p key={step.name} className="no-print">
        <ButtonLink kind="line" href={stepHref(paper.code, step.name, open)}>
          {t(`life.steps.${step.name}.name`)}
        </ButtonLink>
      </p>
    )
  })
}

const Round = ({ paper, life }: Pick<PanelProps, "paper" | "life">) => {
  const { t, dates } = useTranslation()
  const round = life.rounds.find(({ closedAt }) => closedAt === null)
  if (!round) return null
  const href = `/documents/${paper.code}/approval/${round.number}`
  return (
    <>
      <p>
        {t("life.round.until", { day: dates.longDay(lastDay(round.closesAt)) })}{" "}
        {t("life.round.answered_of", { answered: round.answered, asked: round.asked })}
      </p>
      <p>
        {round.waiting > 0 ? (
          <ButtonLink href={href}>{t("life.round.answer_now")}</ButtonLink>
        ) : (
          <a href={href}>{t("life.round.see")}</a>
        )}
      </p>
    </>
  )
}

const Adopted = ({ paper, life }: Pick<PanelProps, "paper" | "life">) => {
  const { t, dates } = useTranslation()
  return (
    <>
      {life.approved ? (
        <p className="small">
          {t("life.adopted.digest")} <code className="digest">{life.approved.sha256}</code>
        </p>
      ) : null}
      {life.acts.length > 0 ? <ActsList acts={life.acts} language={paper.language} isBrief /> : null}
      {paper.publishedAt ? (
        <p className="small">{t("life.adopted.published", { day: dates.longDay(paper.publishedAt) })}</p>
      ) : null}
    </>
  )
}

/** Where a text stands in its life, what that means, and what can be done next by whom. */
export const LifePanel = ({ paper, life, formKey }: PanelProps) => {
  const { t } = useTranslation()
  return (
    <section aria-labelledby="next" className="stack-s">
      <h2 className="sec" id="next">
        {t("life.panel.title")}
      </h2>
      <LifeLine state={paper.state} />
      <p className="small">{t(`life.now.${paper.state as "draft"}`)}</p>
      <Round paper={paper} life={life} />
      {paper.state === "adopted" ? <Adopted paper={paper} life={life} /> : null}
      <Next {...{ paper, life, formKey }} />
      {paper.isMember ? (
        <p className="small no-print">
          <a href={`/documents/${paper.code}/life`}>{t("life.panel.all")}</a>
        </p>
      ) : null}
    </section>
  )
}
