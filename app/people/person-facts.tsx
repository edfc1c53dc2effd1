import type { ReactNode } from "react"
import { useTranslation } from "../i18n/translation.tsx"
import { Empty } from "../ui/empty.tsx"
import { type Line, Lines } from "../ui/lines.tsx"
import { Note } from "../ui/note.tsx"
import { Section } from "../ui/page-head.tsx"
import type { Role } from "./roles.ts"

type Place = { roundtable: string; roundtableCode: string; language: string; startsOn: string }
type Facts = {
  erasedAt: string | Date | null
  closedAt: string | Date | null
  survivorCode: string | null
  memberships: readonly {
    organisation: string
    organisationCode: string
    language: string
    role: string
    startsOn: string
  }[]
  mandates: readonly (Place & { label: string; rank: number })[]
  offices: readonly (Place & { role: string })[]
  merges: readonly {
    at: string | Date
    reason: string | null
    code: string
    name: string | null
    moved: Record<string, number>
  }[]
}

const State = ({ person }: { person: Facts }) => {
  const { t, dates } = useTranslation()
  if (person.erasedAt)
    return <Note>{t("people.admin.erased_at", { moment: dates.moment(person.erasedAt) })}</Note>
  if (person.survivorCode)
    return (
      <Note>
        <a href={`/admin/people/${person.survivorCode}`}>{t("people.admin.merged_into")}</a>
      </Note>
    )
  if (person.closedAt)
    return <Note>{t("people.admin.closed_at", { moment: dates.moment(person.closedAt) })}</Note>
  return null
}

const Part = ({
  id,
  title,
  items,
  empty,
}: {
  id: string
  title: ReactNode
  items: Line[]
  empty: string
}) => (
  <Section id={id} title={title}>
    {items.length === 0 ? <Empty>{empty}</Empty> : <Lines items={items} />}
  </Section>
)

/** What an account has at organisations and tables, and which accounts became part of it. */
export const PersonFacts = ({ person }: { person: Facts }) => {
  const { t, dates } = useTranslation()
  const since = (day: string) => t("people.admin.role_from", { from: dates.day(day) })
  const place = (one: Place, what: string, key: string): Line => ({
    key,
    href: `/roundtables/${one.roundtableCode}/members`,
    title: <bdi lang={one.language}>{one.roundtable}</bdi>,
    detail: `${what}, ${since(one.startsOn)}`,
  })
  const memberships = person.memberships.map((one) => ({
    key: one.organisationCode,
    href: `/organisations/${one.organisationCode}/people`,
    title: <bdi lang={one.language}>{one.organisation}</bdi>,
    detail: `${t(one.role === "manager" ? "people.roles.organisation_manager" : "people.members.member")}, ${since(one.startsOn)}`,
  }))
  const atTables = [
    ...person.mandates.map((one) =>
      place(
        one,
        `${t(one.rank === 0 ? "people.roles.titular" : "people.roles.substitute")} ${one.label}`,
        `${one.roundtableCode}${one.label}`,
      ),
    ),
    ...person.offices.map((one) =>
      place(one, t(`people.roles.${one.role as Role}`), one.roundtableCode + one.role),
    ),
  ]
  const merges = person.merges.map((one) => ({
    key: one.code,
    href: `/admin/people/${one.code}`,
    title: one.name ?? t("people.erased"),
    detail: t("people.admin.merge_line", {
      moment: dates.moment(one.at),
      memberships: one.moved.memberships ?? 0,
      mandates: one.moved.mandates ?? 0,
      offices: one.moved.offices ?? 0,
      reason: one.reason ?? t("people.admin.own_request"),
    }),
  }))
  return (
    <>
      <State person={person} />
      <Part
        id="organisations"
        title={t("people.admin.organisations")}
        items={memberships}
        empty={t("common.none")}
      />
      <Part id="tables" title={t("people.admin.tables")} items={atTables} empty={t("common.none")} />
      {merges.length > 0 ? (
        <Part id="merges" title={t("people.admin.merges")} items={merges} empty="" />
      ) : null}
    </>
  )
}
