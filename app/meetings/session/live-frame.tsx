import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { useNonce } from "../../nonce.tsx"

type LiveFrameProps = { code: string; seq: number; now: string | Date; children: ReactNode }

/**
 * A page that stays current: its script follows the meeting's number and puts each part anew when it changes. Without
 * script it is what it was at the time that it says, with a link to see it again.
 */
export const LiveFrame = ({ code, seq, now, children }: LiveFrameProps) => {
  const { t, dates } = useTranslation()
  const nonce = useNonce()
  return (
    <div data-live={`/live/meetings/${code}`} data-seq={seq}>
      {children}
      <p className="wrap live-as-of small">
        <span data-live-off>
          {t("assembly.live.as_of", { time: dates.time(new Date(now)) })}{" "}
          <a href="?">{t("assembly.live.again")}</a>
        </span>
        <span data-live-on hidden>
          {t("assembly.live.on")}
        </span>
        <span data-live-lost hidden>
          {t("assembly.live.lost")}
        </span>
      </p>
      <script src="/live.js" defer nonce={nonce} />
    </div>
  )
}

/** A part of a live page that is put anew by itself. */
export const LivePart = ({ id, children }: { id: string; children: ReactNode }) => (
  <div data-part={id}>{children}</div>
)
