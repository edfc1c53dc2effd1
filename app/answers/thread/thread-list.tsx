import type { SerializeFrom } from "@remix-run/node"
import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { Icon, type IconName } from "../../ui/icon.tsx"
import type { Place, ThreadStep } from "./thread.ts"
import type { ThreadPage } from "./thread-queries.server.ts"
import { STEP_PARTS } from "./thread-steps.tsx"

type Props = { thread: SerializeFrom<ThreadPage> }

const ICONS: Readonly<Record<Place, IconName>> = {
  ...{ done: "it-check", now: "it-flag", next: "it-minus", ended: "it-close" },
}
const CLASSES: Readonly<Record<Place, string | undefined>> = {
  ...{ done: undefined, now: "cur", next: "next", ended: "ended" },
}

/** When a step was; of the one where the way ended, that it did. */
const When = ({ thread, step, place }: Props & { step: ThreadStep; place: Place }) => {
  const { t, dates } = useTranslation()
  const { submitted, admitted, discussed, voted } = thread.when
  const at = { idea: submitted, support: admitted, discussion: discussed, vote: voted }[step as "idea"]?.at
  const said: ReactNode[] = [
    ...(at
      ? [
          <time key="at" dateTime={at}>
            {dates.day(at)}
          </time>,
        ]
      : []),
    ...(place === "ended" ? [t("answers.thread.ended")] : []),
  ]
  return said.length > 0 ? (
    <p className="when">
      {said[0]}
      {said[1] ? <> · {said[1]}</> : null}
    </p>
  ) : null
}

/** The way of a proposal on one line: what is done, where it is now, and what comes. */
export const ThreadList = ({ thread }: Props) => {
  const { t } = useTranslation()
  return (
    <ol className="thread">
      {thread.steps.map(({ step, place }) => {
        const Part = STEP_PARTS[step]
        // One body may have promised already while another is still to answer.
        const isWaiting = place === "next" && !(step === "commitments" && thread.commitments.length > 0)
        return (
          <li key={step} className={CLASSES[place]} aria-current={place === "now" ? "step" : undefined}>
            <span className="dot">
              <Icon name={ICONS[place]} />
            </span>
            <h2>
              {t(`answers.thread.steps.${step}`)}{" "}
              {place === "now" ? <span className="muted">{t("answers.thread.now")}</span> : null}
            </h2>
            {isWaiting ? (
              <p className="when">{t(`answers.thread.waits.${step}`)}</p>
            ) : (
              <>
                <When {...{ thread, step, place }} />
                <Part thread={thread} place={place} />
              </>
            )}
          </li>
        )
      })}
    </ol>
  )
}
