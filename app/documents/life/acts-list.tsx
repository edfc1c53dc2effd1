import { useFileSize } from "../../file-parts.tsx"
import { useTranslation } from "../../i18n/translation.tsx"
import { Status } from "../../ui/status.tsx"
import { typeName } from "../attachments/type-name.ts"
import type { ShownAct } from "./shown.ts"

type ActOf = { act: ShownAct; language: string }

/** What came of the text at a body, which body, and its act with the day. */
export const ActName = ({ act, language }: ActOf) => {
  const { t, dates } = useTranslation()
  const day = dates.longDay(act.day)
  const named =
    act.kind && act.number
      ? t("life.acts.named", { kind: t(`life.act_kinds.${act.kind as "decree"}`), number: act.number, day })
      : t("life.acts.on", { day })
  return (
    <>
      {act.voidedAt ? (
        <Status tone="void">{t("life.acts.voided")}</Status>
      ) : (
        <Status tone={act.outcome === "taken_up" ? "ok" : "void"}>
          {t(`life.acts.${act.outcome as "taken_up"}`)}
        </Status>
      )}{" "}
      <bdi lang={language}>{act.body}</bdi>
      <br />
      {act.link ? <a href={act.link}>{named}</a> : named}
    </>
  )
}

const ActFiles = ({ files, isBrief }: Pick<ShownAct, "files"> & { isBrief: boolean }) => {
  const { t } = useTranslation()
  const size = useFileSize()
  if (files.length === 0) return null
  return (
    <ul className="small">
      {files.map((file) => (
        <li key={file.code}>
          <a href={`/files/${file.code}`}>
            <bdi>{file.name}</bdi>
          </a>{" "}
          <span className="muted">
            {typeName(file.type, file.name ?? "")}, {size(file.size)}
          </span>
          {file.sha256 && !isBrief ? (
            <>
              <br />
              {t("attachments.digest")}{" "}
              <code className="digest" dir="ltr">
                {file.sha256}
              </code>
            </>
          ) : null}
        </li>
      ))}
    </ul>
  )
}

const Act = ({ act, language, isBrief, voidHref }: ActOf & { isBrief: boolean; voidHref: string | null }) => {
  const { t, dates } = useTranslation()
  return (
    <li>
      <ActName act={act} language={language} />
      {act.reason ? (
        <p className="small" lang={language} dir="auto">
          {act.reason}
        </p>
      ) : null}
      {act.voidedAt ? (
        <div className="small">
          {t("life.acts.voided_on", { day: dates.longDay(act.voidedAt) })}
          <p lang={language} dir="auto">
            {act.voidReason}
          </p>
        </div>
      ) : null}
      <ActFiles files={act.files} isBrief={isBrief} />
      {voidHref && !act.voidedAt ? (
        <p className="small no-print">
          <a href={voidHref}>
            {t("life.void_act.link")}
            <span className="visually-hidden"> {act.body}</span>
          </a>
        </p>
      ) : null}
    </li>
  )
}

type ListProps = {
  acts: readonly ShownAct[]
  language: string
  /** The text's code where the reader may declare an act void; null for everybody else. */
  voidable?: string | null
  /** Beside the text, where there is little room: no digests. */
  isBrief?: boolean
}

/** What competent bodies did with a text, by day; an act recorded by mistake stays, and says so. */
export const ActsList = ({ acts, language, voidable = null, isBrief = false }: ListProps) => (
  <ul className="paper-acts">
    {acts.map((act) => (
      <Act
        key={act.code}
        {...{ act, language, isBrief }}
        voidHref={voidable && `/documents/${voidable}/acts/${act.code}/void`}
      />
    ))}
  </ul>
)
