import { useTranslation } from "../../i18n/translation.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Lines } from "../../ui/lines.tsx"
import { Section } from "../../ui/page-head.tsx"
import type { RegistrationLine } from "./organisation-page.tsx"
import type { NetworkLine } from "./queries.server.ts"

type OpenMattersProps = {
  code: string
  hasPresentation: boolean
  registrations: readonly RegistrationLine[]
  asked: readonly NetworkLine[]
}

/** What waits for somebody of the body itself, with the page where it is done. */
export const OpenMatters = ({ code, hasPresentation, registrations, asked }: OpenMattersProps) => {
  const { t } = useTranslation()
  const [networks, edit] = [`/organisations/${code}/networks`, `/organisations/${code}/edit`]
  const unverified = registrations.filter((line) => !line.verifiedOn)
  const items = [
    ...asked.map((line) => ({
      key: line.membershipCode,
      href: networks,
      title: t(line.isOwnAsk ? "organisations.inside.network_waits" : "organisations.inside.network_answer", {
        name: line.name,
      }),
    })),
    ...unverified.map((line) => ({
      key: line.register,
      href: edit,
      title: t("organisations.inside.unverified", {
        register: t(`organisations.registers.names.${line.register as "runts"}`),
      }),
    })),
    ...(hasPresentation
      ? []
      : [{ key: "presentation", href: edit, title: t("organisations.inside.write_presentation") }]),
  ]
  return (
    <Section id="open" title={t("organisations.inside.open")}>
      {items.length === 0 ? <Empty>{t("organisations.inside.nothing_open")}</Empty> : <Lines items={items} />}
    </Section>
  )
}
