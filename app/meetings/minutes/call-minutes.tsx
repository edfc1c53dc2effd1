import { useTranslation } from "../../i18n/translation.tsx"
import { Button, ButtonLink } from "../../ui/button.tsx"
import { FormKey } from "../../ui/form-key.tsx"
import { Section } from "../../ui/page-head.tsx"
import { keyFor } from "../session/form-keys.ts"
import { whenWords } from "../words.ts"
import { MinutesState } from "./minutes-parts.tsx"
import type { MinutesState as State } from "./policy.ts"

type Call = {
  ordinal: number
  startsAt: string
  isDeserted: boolean
  whyNot: string | null
  minutes?: { code: string; number: string; state: State } | undefined
}

const Start = ({ call, formKey }: { call: Call; formKey: string }) => {
  const { t } = useTranslation()
  const kind = call.isDeserted ? "desertion" : "sitting"
  return (
    <form method="post" className="no-print">
      <FormKey value={keyFor(formKey, `start ${call.ordinal}`)} />
      <input type="hidden" name="ordinal" value={call.ordinal} />
      <p>{t(`minutes.start.${kind}_what`)}</p>
      <Button busy={t("common.form.saving")}>{t(`minutes.start.${kind}`)}</Button>
    </form>
  )
}

/** One call of a meeting with its verbale, or the button that starts it. */
export const CallMinutes = ({
  call,
  mayKeep,
  formKey,
}: {
  call: Call
  mayKeep: boolean
  formKey: string
}) => {
  const { t, dates } = useTranslation()
  const { minutes, whyNot, ordinal } = call
  return (
    <Section id={`call-${ordinal}`} title={t(`minutes.start.call_${ordinal === 2 ? "second" : "first"}`)}>
      <p className="muted">{whenWords({ t, dates }, call.startsAt)}</p>
      {minutes ? (
        <p className="row-x">
          <ButtonLink kind="line" href={`/minutes/${minutes.code}`}>
            {t(`minutes.names.${call.isDeserted ? "desertion" : "sitting"}`, { number: minutes.number })}
          </ButtonLink>
          <MinutesState state={minutes.state} />
        </p>
      ) : whyNot ? (
        <p>{whyNot}</p>
      ) : mayKeep ? (
        <Start call={call} formKey={formKey} />
      ) : (
        <p>{t("minutes.start.not_started")}</p>
      )}
    </Section>
  )
}
