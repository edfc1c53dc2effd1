import { useTranslation } from "../../i18n/translation.tsx"
import { type Said, say, sayAll } from "../../roundtables/regulation/say.ts"
import { Status } from "../../ui/status.tsx"

export type QuorumSaid = {
  isReached: boolean
  present: number
  represented: number
  says: Said
  why: Said[]
  spare: number | null
} | null

/** The numero legale in a word: reached or not. */
export const QuorumState = ({ quorum }: { quorum: QuorumSaid }) => {
  const { t } = useTranslation()
  if (!quorum) return null
  return quorum.isReached ? (
    <Status tone="ok">{t("assembly.quorum.reached")}</Status>
  ) : (
    <Status tone="bad" icon="it-warning-circle">
      {t("assembly.quorum.missing")}
    </Status>
  )
}

/** The numero legale in sentences: what it takes, what is there, and how many may leave. */
export const QuorumNote = ({ quorum }: { quorum: QuorumSaid }) => {
  const { t, dates } = useTranslation()
  if (!quorum) return <p>{t("assembly.quorum.no_rules")}</p>
  return (
    <div className="quorum" role="status">
      <p>
        <b>{say(t, dates, quorum.says)}</b>
      </p>
      <p className="small">
        {sayAll(t, dates, quorum.why)}{" "}
        {quorum.represented > 0
          ? `${t("assembly.quorum.represented", { count: quorum.represented })} `
          : null}
        {quorum.spare === null ? null : t("assembly.quorum.falls_at", { count: quorum.spare + 1 })}
      </p>
    </div>
  )
}
