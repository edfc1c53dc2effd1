import { useTranslation } from "../../i18n/translation.tsx"
import type { CommitmentPage } from "./get-commitment.server.ts"

/** Every step of a commitment as it was told, the latest first. */
export const History = ({ steps }: { steps: CommitmentPage["history"] }) => {
  const { t, dates } = useTranslation()
  if (steps.length === 0) return <p className="muted">{t("commitments.history.empty")}</p>
  return (
    <ul className="lines">
      {steps.map((step) => (
        <li key={step.number}>
          <p>
            <b>{t(`commitments.history.${step.toldAs as "body"}`)}</b>
            {step.name ? (
              <>
                {" · "}
                <bdi>{step.name}</bdi>
              </>
            ) : null}
            {" · "}
            <time dateTime={step.at}>{dates.moment(step.at)}</time>
          </p>
          <p className="small">
            {t(`commitments.states.${step.state as "open"}`)}
            {" · "}
            {t("commitments.history.progress", { progress: step.progress })}
            {" · "}
            {t("commitments.history.due", { day: dates.day(step.dueOn) })}
            {step.askedDueOn ? (
              <>
                {" · "}
                {t("commitments.asked", { day: dates.day(step.askedDueOn) })}
              </>
            ) : null}
          </p>
          {step.words ? (
            <p className="pre" lang={step.language} dir="auto">
              {step.words}
            </p>
          ) : null}
          {step.link || step.file ? (
            <p className="row-x small">
              {step.link ? (
                <a href={step.link} rel="noreferrer">
                  {t("commitments.history.link")}
                </a>
              ) : null}
              {step.file ? (
                <a href={`/files/${step.file.code}`}>
                  <bdi>{step.file.name}</bdi>
                </a>
              ) : null}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
