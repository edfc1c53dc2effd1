import { readingLabels } from "../../../documents/editor/reading-labels.ts"
import type { StoredNode } from "../../../documents/editor/reading-tree.ts"
import { ReadingText } from "../../../documents/editor/render.tsx"
import { useTranslation } from "../../../i18n/translation.tsx"
import { Section } from "../../../ui/page-head.tsx"
import { MinutesFiles } from "../export/minutes-files.tsx"
import type { OmissionGround } from "./input.ts"

type Text = {
  content: unknown
  sha256: string
  original: string
  omitted: Record<string, number>
  verification: string
  annexes: readonly { code: string; number: number; title: string; onlineUntil: string | null }[]
  rectified: readonly { number: number; decidedAt: string | Date; verification: string }[]
}

const Digest = ({ id, title, sha256 }: { id: string; title: string; sha256: string }) => (
  <section aria-labelledby={id} className="stack-s">
    <h2 className="sec" id={id}>
      {title}
    </h2>
    <p>
      <code className="digest" dir="ltr">
        {sha256}
      </code>
    </p>
  </section>
)

const Beside = ({ text, code }: { text: Text; code: string }) => {
  const { t, dates } = useTranslation()
  const omitted = Object.entries(text.omitted)
  return (
    <div className="stack-l">
      <MinutesFiles code={code} at="/published-minutes" />
      <Section id="omitted" title={t("afterwards.publish.omitted")}>
        <p>{t("afterwards.publish.public_what")}</p>
        {omitted.length > 0 ? (
          <ul>
            {omitted.map(([ground, times]) => (
              <li key={ground}>
                {t("afterwards.publish.omitted_line", {
                  ground: t(`afterwards.publish.grounds.${ground as OmissionGround}`),
                  times,
                })}
              </li>
            ))}
          </ul>
        ) : null}
      </Section>
      {text.annexes.length > 0 ? (
        <Section id="annexes" title={t("afterwards.annexes.title")}>
          <ul>
            {text.annexes.map(({ code: own, number, title, onlineUntil }) => (
              <li key={own}>
                <a href={`/published-minutes/${code}/annexes/${own}`} download>
                  {t("minutes.annexes.named", { number, title })}
                </a>
                {onlineUntil ? (
                  <span className="small muted">
                    {" "}
                    {t("afterwards.annexes.until", { day: dates.day(onlineUntil) })}
                  </span>
                ) : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      {text.rectified.length > 0 ? (
        <Section id="rectified" title={t("afterwards.rectify.title")}>
          <ul>
            {text.rectified.map(({ number, decidedAt, verification }) => (
              <li key={number}>
                <a href={`/verify/${verification}`}>
                  {t("afterwards.rectify.name_on", { number, day: dates.day(decidedAt) })}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <section aria-labelledby="code" className="stack-s">
        <h2 className="sec" id="code">
          {t("afterwards.code")}
        </h2>
        <p>
          <a href={`/verify/${text.verification}`}>
            <bdi dir="ltr">{text.verification}</bdi>
          </a>
        </p>
      </section>
      <Digest id="digest" title={t("transfer.frame.digest")} sha256={text.sha256} />
      <Digest id="original" title={t("afterwards.publish.original")} sha256={text.original} />
    </div>
  )
}

/** The public version of a verbale, with what it says of itself. */
export const PublishedText = ({ text, code, language }: { text: Text; code: string; language: string }) => {
  const { t } = useTranslation()
  return (
    <div className="grid-main">
      <article className="doc" lang={language} dir="auto">
        <ReadingText content={text.content as StoredNode} labels={readingLabels(t)} />
      </article>
      <Beside text={text} code={code} />
    </div>
  )
}
