import { useTranslation } from "../../i18n/translation.tsx"
import { STATES } from "./step.ts"

/** The states that a text goes through, in order: done, the one it is in, still to come. */
export const LifeLine = ({ state }: { state: string }) => {
  const { t } = useTranslation()
  const now = STATES.indexOf(state as "draft")
  return (
    <ol className="life">
      {STATES.map((one, at) => (
        <li
          key={one}
          className={at < now ? "done" : at === now ? "now" : undefined}
          aria-current={at === now ? "step" : undefined}
        >
          {t(`documents.states.${one}`)}
          {at < now ? <span className="visually-hidden">{t("life.line.done")}</span> : null}
        </li>
      ))}
    </ol>
  )
}
