import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"

export type Speaker = {
  code: string
  name: string | null
  body: string | null
  seat: string | null
  spoken: number
  minutes: number
  startedAt: Date | string | null
}

/** Who has the floor, since when, and how long they may speak. */
export const SpeakingNow = ({ speaker, children }: { speaker: Speaker; children?: ReactNode }) => {
  const { t, dates } = useTranslation()
  return (
    <div className="now-sp">
      <div>
        <span className="muted small">{t("assembly.floor.now")}</span>
        <b>
          <bdi>{speaker.name}</bdi>
        </b>
        <small>
          <bdi>{[speaker.body, speaker.seat].filter(Boolean).join(", ")}</bdi>
        </small>
      </div>
      <div className="clock">
        <b data-since={speaker.startedAt ? new Date(speaker.startedAt).toISOString() : undefined}>
          {dates.time(speaker.startedAt ?? "")}
        </b>
        <span>{t("assembly.floor.of_minutes", { count: speaker.minutes })}</span>
      </div>
      {children ? <div className="row-x">{children}</div> : null}
    </div>
  )
}

type WaitingListProps = { waiting: readonly Speaker[]; acts?: (speaker: Speaker, index: number) => ReactNode }

/** Who waits for the floor, in the order in which it is given. */
export const WaitingList = ({ waiting, acts }: WaitingListProps) => {
  const { t } = useTranslation()
  if (waiting.length === 0) return <p className="muted">{t("assembly.floor.nobody")}</p>
  return (
    <ol className="speak">
      {waiting.map((speaker, n) => (
        <li key={speaker.code}>
          <b>{n + 1}</b>
          <span>
            <b>
              <bdi>{speaker.name}</bdi>
            </b>
            <small>
              <bdi>{speaker.body}</bdi>
              {speaker.spoken > 0 ? ` · ${t("assembly.floor.has_spoken", { count: speaker.spoken })}` : null}
            </small>
          </span>
          {acts ? <span className="row-x">{acts(speaker, n)}</span> : null}
        </li>
      ))}
    </ol>
  )
}
