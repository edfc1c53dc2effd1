import { useTranslation } from "../i18n/translation.tsx"
import { Button } from "../ui/button.tsx"
import { FormKey } from "../ui/form-key.tsx"
import { Section } from "../ui/page-head.tsx"

type EditionToolsProps = {
  edition: { code: string; state: string }
  mayKeep: boolean
  maySeeEnrolled: boolean
  mayEnrolGroup: boolean
  publishKey: string
}

/** What the reader may do with an edition besides enrolling. */
export const EditionTools = ({ edition, publishKey, ...may }: EditionToolsProps) => {
  const { t } = useTranslation()
  const home = `/editions/${edition.code}`
  const isOver = edition.state === "cancelled" || edition.state === "closed"
  const links = [
    ...(may.mayEnrolGroup ? [["group", t("courses.group.title")] as const] : []),
    ...(may.maySeeEnrolled
      ? ([
          ["enrolments", t("courses.enrolments.title")],
          ["register", t("register.link")],
        ] as const)
      : []),
    ...(may.mayKeep && edition.state !== "cancelled" && edition.state !== "draft"
      ? [["certificates", t("certificates.title")] as const]
      : []),
    ...(may.mayKeep && !isOver
      ? ([
          ["sessions/new", t("courses.new_session.title")],
          ["edit", t("courses.edit_edition.title")],
          ["cancel", t("courses.cancel_edition.title")],
        ] as const)
      : []),
  ]
  if (links.length === 0) return null
  return (
    <Section id="tools" title={t("courses.tools")}>
      {may.mayKeep && edition.state === "draft" ? (
        <form method="post">
          <FormKey value={publishKey} />
          <Button>{t("courses.publish")}</Button>
        </form>
      ) : null}
      <ul>
        {links.map(([path, label]) => (
          <li key={path}>
            <a href={`${home}/${path}`}>{label}</a>
          </li>
        ))}
      </ul>
    </Section>
  )
}
