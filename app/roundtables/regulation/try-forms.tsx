import type { ReactNode } from "react"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { CheckField } from "../../ui/check-field.tsx"
import { Field } from "../../ui/field.tsx"
import { Form } from "../../ui/form.tsx"
import { Section } from "../../ui/page-head.tsx"
import { addDays } from "../working-days.ts"
import { MATTERS } from "./fields.ts"
import type { SeatFigures } from "./quorum-threshold.ts"
import type { Rules } from "./rules.ts"

type TryFormsProps = {
  rules: Rules
  seats: SeatFigures
  today: string
  asked: Readonly<Record<string, string>>
  refusal: Refusal | null
}
type Asked = TryFormsProps["asked"]

const HEADS = ["assigned", "filled", "justified", "present", "yes", "no", "abstained"] as const

/** Figures to begin with: everybody but two there, all in favour but one against and one who abstains. */
const startingFigures = ({ assigned, filled }: SeatFigures): Record<(typeof HEADS)[number], number> => {
  const present = Math.max(0, filled - 2)
  const [no, abstained] = present > 3 ? [1, 1] : [0, 0]
  return { assigned, filled, justified: 0, present, yes: present - no - abstained, no, abstained }
}

/** A form whose figures travel in the address: nothing of them is kept. */
export const TryForm = (props: {
  trial: "vote" | "groups" | "notice"
  asked: Asked
  refusal: Refusal | null
  children: ReactNode
}) => {
  const { trial, asked, refusal, children } = props
  const { t } = useTranslation()
  const texts = { error: t("common.form.error"), optional: t("common.form.optional") }
  return (
    <Form method="get" texts={texts} refusal={asked.trial === trial ? refusal : null}>
      <input type="hidden" name="trial" value={trial} />
      {asked.version ? <input type="hidden" name="version" value={asked.version} /> : null}
      {children}
      <Actions>
        <Button kind={trial === "vote" ? "primary" : "line"}>
          {t(`regulation.trial.${trial === "notice" ? "notice" : "vote"}_button`)}
        </Button>
      </Actions>
    </Form>
  )
}

/** In which call, and on what it is voted: what says which rule holds. */
export const CallAndMatter = ({ asked }: { asked: Asked }) => {
  const { t } = useTranslation()
  return (
    <>
      <Field
        {...{ as: "select", name: "call", label: t("regulation.trial.call"), value: asked.call ?? "first" }}
        options={(["first", "second"] as const).map((value) => ({
          value,
          label: t(`regulation.subjects.quorum_${value}`),
        }))}
      />
      <Field
        {...{ as: "select", name: "matter", label: t("regulation.trial.matter") }}
        value={asked.matter ?? "ordinary"}
        options={MATTERS.map((value) => ({ value, label: t(`regulation.subjects.majority_${value}`) }))}
      />
    </>
  )
}

const VoteForm = ({ seats, asked, refusal }: TryFormsProps) => {
  const { t } = useTranslation()
  const mine = asked.trial === "vote" ? asked : {}
  const figures = startingFigures(seats)
  return (
    <TryForm trial="vote" asked={asked} refusal={refusal}>
      <div className="grid-2">
        <CallAndMatter asked={mine} />
        {HEADS.map((name) => (
          <Field
            key={name}
            name={name}
            label={t(`regulation.trial.${name}`)}
            value={mine[name] ?? figures[name]}
            width="xs"
            inputMode="numeric"
            dir="ltr"
          />
        ))}
      </div>
    </TryForm>
  )
}

const NoticeForm = ({ rules, today, asked, refusal }: TryFormsProps) => {
  const { t, dates } = useTranslation()
  const mine = asked.trial === "notice" ? asked : {}
  const typed = (day: string) => dates.typed(`${day}T12:00:00Z`)
  return (
    <TryForm trial="notice" asked={asked} refusal={refusal}>
      <div className="grid-2">
        <Field
          name="sentOn"
          label={t(`regulation.trial.sent_${rules.notice.from}`)}
          help={t("regulation.plan.day_help")}
          value={mine.sentOn ?? typed(today)}
          width="s"
          dir="ltr"
        />
        <Field
          name="meetingOn"
          label={t("regulation.trial.meeting")}
          help={t("regulation.plan.day_help")}
          value={mine.meetingOn ?? typed(addDays(today, 7))}
          width="s"
          dir="ltr"
        />
      </div>
      <CheckField name="urgent" label={t("regulation.trial.urgent")} checked={mine.urgent === "yes"} />
    </TryForm>
  )
}

/** Small forms without any script: a vote and a notice, judged by the rules; between them what else can be tried. */
export const TryForms = ({ between, ...props }: TryFormsProps & { between?: ReactNode }) => {
  const { t } = useTranslation()
  return (
    <div className="stack-l above">
      <Section id="try-vote" title={t("regulation.trial.vote")}>
        <VoteForm {...props} />
      </Section>
      {between}
      <Section id="try-notice" title={t("regulation.trial.notice")}>
        <NoticeForm {...props} />
      </Section>
    </div>
  )
}
