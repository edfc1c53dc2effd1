import { useTranslation } from "../../i18n/translation.tsx"
import { Lines } from "../../ui/lines.tsx"
import { Section } from "../../ui/page-head.tsx"
import { Status } from "../../ui/status.tsx"
import { type AdhesionState, isUndecided } from "./adhesion.ts"

/** The state of a request, in words. */
export const AdhesionStatus = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  const word = t(`organisations.adhesion.states.${state as AdhesionState}`)
  if (state === "accepted") return <Status tone="ok">{word}</Status>
  if (state === "refused") return <Status tone="bad">{word}</Status>
  if (isUndecided(state)) return <Status tone="wait">{word}</Status>
  return <Status tone="plain">{word}</Status>
}

type Event = { kind: string; text: string | null; at: Date | string }

/** What became of a request, step by step, in the order in which it did. */
export const AdhesionHistory = ({ events }: { events: readonly Event[] }) => {
  const { t, dates } = useTranslation()
  return (
    <Section id="history" title={t("organisations.state.history")}>
      <Lines
        items={events.map((event, index) => ({
          key: String(index),
          title: t(`organisations.adhesion.events.${event.kind as "sent"}`),
          detail: (
            <>
              {dates.moment(event.at)}
              {event.text ? (
                <>
                  <br />
                  <span dir="auto">{event.text}</span>
                </>
              ) : null}
            </>
          ),
        }))}
      />
    </Section>
  )
}
