import { RefusableForm } from "../../form-parts.tsx"
import type { Refusal } from "../../http.server.ts"
import { useTranslation } from "../../i18n/translation.tsx"
import { Actions, Button } from "../../ui/button.tsx"
import { Choice } from "../../ui/choice.tsx"
import { Field } from "../../ui/field.tsx"
import { Fold } from "../../ui/fold.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { NetworkLine } from "./queries.server.ts"

type Line = NetworkLine & { keys: readonly [string, string] }
type LinesProps = { lines: readonly Line[]; refusal: Refusal | undefined }

const ofThis = (refusal: Refusal | undefined, line: Line) =>
  refusal?.typed.membershipCode === line.membershipCode ? refusal : undefined

const Hidden = ({ intent, line }: { intent: string; line: Line }) => (
  <>
    <input type="hidden" name="intent" value={intent} />
    <input type="hidden" name="membershipCode" value={line.membershipCode} />
  </>
)

type EndProps = { line: Line; refusal: Refusal | undefined; label: string }

/** Ending asks for a reason in writing, since the other side reads it. */
const EndForm = ({ line, refusal, label }: EndProps) => {
  const { t } = useTranslation()
  const mine = ofThis(refusal, line)
  return (
    <Fold summary={`${label}: ${line.name}`} open={mine !== undefined}>
      <RefusableForm formKey={line.keys[1]} refusal={mine}>
        <Hidden intent="end" line={line} />
        <Field
          as="textarea"
          name="reason"
          {...(mine ? {} : { id: `reason-${line.membershipCode}` })}
          rows={3}
          label={t("organisations.reason")}
          help={t("organisations.networks.reason_help")}
          maxLength={2000}
          dir="auto"
        />
        <Actions>
          <Button kind="stop" busy={t("common.form.saving")} hidden={line.name}>
            {label}
          </Button>
        </Actions>
      </RefusableForm>
    </Fold>
  )
}

/** What was asked and waits for an answer, here or there. */
export const AskedNetworks = ({ lines, refusal }: LinesProps) => {
  const { t } = useTranslation()
  return (
    <Section id="asked" title={t("organisations.networks.asked")}>
      {lines.map((line) => {
        const [mine, theirs] =
          line.side === "umbrella"
            ? (["organisations.networks.invited", "organisations.networks.wants_in"] as const)
            : (["organisations.networks.asked_in", "organisations.networks.invites"] as const)
        return (
          <div key={line.membershipCode} className="box stack">
            <p>{t(line.isOwnAsk ? mine : theirs, { name: line.name })}</p>
            {line.isOwnAsk ? null : (
              <RefusableForm formKey={line.keys[0]} refusal={undefined}>
                <Hidden intent="accept" line={line} />
                <Button busy={t("common.form.saving")} hidden={line.name}>
                  {t("organisations.networks.accept")}
                </Button>
              </RefusableForm>
            )}
            <EndForm
              line={line}
              refusal={refusal}
              label={t(line.isOwnAsk ? "organisations.networks.take_back" : "organisations.networks.decline")}
            />
          </div>
        )
      })}
    </Section>
  )
}

/** Memberships in force, each with the way to end it. */
export const RunningNetworks = ({ lines, refusal }: LinesProps) => {
  const { t, dates } = useTranslation()
  return (
    <Section id="running" title={t("organisations.networks.running")}>
      {lines.map((line) => (
        <div key={line.membershipCode} className="box stack">
          <p>
            <a href={`/organisations/${line.code}`} lang={line.language}>
              <bdi>{line.name}</bdi>
            </a>
            ,{" "}
            {t(
              line.side === "umbrella"
                ? "organisations.networks.is_member"
                : "organisations.networks.is_umbrella",
              {
                day: dates.day(line.startsOn ?? ""),
              },
            )}
          </p>
          <EndForm line={line} refusal={refusal} label={t("organisations.networks.end")} />
        </div>
      ))}
    </Section>
  )
}

/** Asking another body of the register, from either side. */
export const AskForm = ({ formKey, refusal }: { formKey: string; refusal: Refusal | undefined }) => {
  const { t } = useTranslation()
  return (
    <Section id="ask" title={t("organisations.networks.ask")}>
      <RefusableForm formKey={formKey} refusal={refusal}>
        <input type="hidden" name="intent" value="ask" />
        <Choice
          name="side"
          legend={t("organisations.networks.side")}
          options={(["member", "umbrella"] as const).map((value) => ({
            value,
            label: t(`organisations.networks.sides.${value}`),
          }))}
        />
        <Field
          name="other"
          label={t("organisations.networks.other")}
          help={t("organisations.networks.other_help")}
          maxLength={200}
          dir="auto"
        />
        <Actions>
          <Button busy={t("common.form.saving")}>{t("organisations.networks.ask_button")}</Button>
        </Actions>
      </RefusableForm>
    </Section>
  )
}
