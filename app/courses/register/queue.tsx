import type { ReactNode } from "react"
import { useTranslation } from "../../i18n/translation.tsx"
import { useNonce } from "../../nonce.tsx"
import { Note } from "../../ui/note.tsx"

/** One count of each plural form there is in any language: the script finds the form of another count by these. */
const SAMPLES = [0, 1, 2, 3, 11, 100]
/** Stands for a time until the script knows it. */
const TIME = "00:00"

const useWords = () => {
  const { t } = useTranslation()
  return JSON.stringify({
    waiting: Object.fromEntries(SAMPLES.map((count) => [count, t("register.queue.waiting", { count })])),
    in: t("register.queue.in", { time: TIME }),
    out: t("register.queue.out", { time: TIME }),
    refusedIn: t("register.queue.refused_in", { time: TIME }),
    refusedOut: t("register.queue.refused_out", { time: TIME }),
    drop: t("register.queue.drop"),
  })
}

type QueueProps = { code: string; personId: string; children: ReactNode }

/**
 * A roll that works without network too: what is tapped waits on the phone, the page says how much, and sends it by
 * itself. What waits is of who tapped it: another person on the same phone does not send it.
 */
export const QueueFrame = ({ code, personId, children }: QueueProps) => {
  const { t, locale } = useTranslation()
  const nonce = useNonce()
  return (
    <div data-queue={`${code}.${personId}`} data-words={useWords()} data-locale={locale}>
      <div role="status">
        <div data-queue-note hidden>
          <Note tone="wait" title={<span data-queue-count>{t("register.queue.title")}</span>}>
            <p data-queue-text>{t("register.queue.text")}</p>
            <p data-queue-sign-in hidden>
              {t("register.queue.sign_in")}{" "}
              <a href={`/sign-in?to=${encodeURIComponent(`/course-sessions/${code}/register`)}`}>
                {t("register.queue.sign_in_link")}
              </a>
            </p>
          </Note>
        </div>
        <div data-queue-refused hidden>
          <Note tone="bad" title={t("register.queue.refused")}>
            <ul />
          </Note>
        </div>
      </div>
      {children}
      <script src="/register.js" defer nonce={nonce} />
    </div>
  )
}
