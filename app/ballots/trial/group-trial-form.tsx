import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { CallAndMatter, TryForm } from "../../roundtables/regulation/try-forms.tsx"
import { Field } from "../../ui/field.tsx"
import { Section } from "../../ui/page-head.tsx"
import { DEEDS, type TriedGroup } from "./group-trial.ts"

type Asked = Readonly<Record<string, string>>
type Deed = (typeof DEEDS)[number]

/** Figures to begin with: one seat away, one against, all the others in favour. */
const startingCounts = ({ filled }: TriedGroup): Record<Deed, number> => {
  const away = filled > 2 ? 1 : 0
  const no = filled > 3 ? 1 : 0
  return { yes: filled - away - no, no, abstained: 0, silent: 0, away }
}

const ones = (count: number) => Array.from({ length: count }, () => 1).join(" ")

const GroupFields = (props: { group: TriedGroup; n: number; asked: Asked; weightMax: number }) => {
  const { group, n, asked, weightMax } = props
  const { t } = useTranslation()
  const counts = startingCounts(group)
  const hasWeights = weightMax > 1
  const figure = (name: "assigned" | "justified", value: number) => (
    <Field
      {...{ name: `${name}-${n}`, width: "xs", inputMode: "numeric", dir: "ltr" }}
      label={t(`regulation.trial.${name}`)}
      value={asked[`${name}-${n}`] ?? value}
    />
  )
  return (
    <fieldset className="box stack">
      <legend>
        <bdi>{group.name}</bdi>
      </legend>
      <div className="grid-2">
        {figure("assigned", group.seats)}
        {DEEDS.map((deed) => (
          <Field
            key={deed}
            {...{ name: `${deed}-${n}`, dir: "ltr", optional: hasWeights }}
            {...(hasWeights ? { width: "m" } : { width: "xs", inputMode: "numeric" })}
            label={t(`regulation.trial.${deed}`)}
            value={asked[`${deed}-${n}`] ?? (hasWeights ? ones(counts[deed]) : counts[deed])}
          />
        ))}
        {figure("justified", 0)}
      </div>
    </fieldset>
  )
}

type GroupTrialProps = {
  groups: readonly TriedGroup[]
  weightMax: number
  asked: Asked
  refusal: Refusal | null
}

/** A small form without any script: what each constituency does, with what its seats weigh where they have weights. */
export const GroupTrialForm = ({ groups, weightMax, asked, refusal }: GroupTrialProps) => {
  const { t } = useTranslation()
  const mine = asked.trial === "groups" ? asked : {}
  return (
    <Section id="try-groups" title={t("regulation.trial.groups")}>
      <p>{t("regulation.trial.groups_lead")}</p>
      {weightMax > 1 ? <p>{t("regulation.trial.weights_lead", { max: weightMax })}</p> : null}
      <TryForm trial="groups" asked={asked} refusal={refusal}>
        <div className="grid-2">
          <CallAndMatter asked={mine} />
        </div>
        {groups.map((group, n) => (
          <GroupFields key={group.name} {...{ group, n, weightMax }} asked={mine} />
        ))}
      </TryForm>
    </Section>
  )
}
