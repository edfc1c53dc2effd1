import { useTranslation } from "../../i18n/translation.tsx"
import { Empty } from "../../ui/empty.tsx"
import { Lines } from "../../ui/lines.tsx"
import { Note } from "../../ui/note.tsx"
import { Section } from "../../ui/page-head.tsx"
import { initials, Person } from "../../ui/person.tsx"
import { Status } from "../../ui/status.tsx"
import { SummaryList } from "../../ui/summary-list.tsx"
import type { NetworkLine } from "./queries.server.ts"

/** A body's initials before its name; decoration. */
export const Mark = ({ name }: { name: string }) => (
  <span className="orgmark" aria-hidden="true">
    {initials(name)}
  </span>
)

export type RegistrationLine = {
  register: string
  section: string | null
  number: string
  verifiedOn: string | null
  verifiedBy: string | null
}

const Verified = ({ line }: { line: RegistrationLine }) => {
  const { t, dates } = useTranslation()
  if (!line.verifiedOn) return <Status tone="wait">{t("organisations.registers.unverified")}</Status>
  const day = dates.day(line.verifiedOn)
  return (
    <Status tone="ok">
      {line.verifiedBy
        ? t("organisations.registers.verified_by", { day, name: line.verifiedBy })
        : t("organisations.registers.verified", { day })}
    </Status>
  )
}

/** "Prima sezione, n. A/000/2014", as the register writes it. */
export const useRegisterWords = () => {
  const { t } = useTranslation()
  return ({ register, section, number }: Pick<RegistrationLine, "register" | "section" | "number">) => {
    const where =
      register === "national" && section ? t(`organisations.sections.${section as "first"}`) : section
    return where
      ? t("organisations.registers.number_in", { where, number })
      : t("organisations.registers.number", { number })
  }
}

/** The registers that a body is in, each with its number and who looked it up. */
export const Registers = ({ lines }: { lines: readonly RegistrationLine[] }) => {
  const { t } = useTranslation()
  const words = useRegisterWords()
  return (
    <section className="box" aria-labelledby="registers">
      <h2 id="registers">{t("organisations.registers.title")}</h2>
      {lines.length === 0 ? (
        <p className="muted">{t("organisations.registers.none")}</p>
      ) : (
        <SummaryList
          narrow
          missing={t("common.none")}
          items={lines.map((line) => ({
            term: t(`organisations.registers.names.${line.register as "runts"}`),
            value: (
              <>
                <bdi lang="it">{words(line)}</bdi>
                <br />
                <Verified line={line} />
              </>
            ),
          }))}
        />
      )}
    </section>
  )
}

type Reach = { email: string | null; pec: string | null; phone: string | null; website: string | null }

/** How to reach a body: its own addresses. */
export const Contacts = ({ email, pec, phone, website }: Reach) => {
  const { t } = useTranslation()
  const link = (href: string, text: string) => (
    <a href={href} dir="ltr">
      {text}
    </a>
  )
  const items = [
    { term: t("organisations.contacts.email"), value: email && link(`mailto:${email}`, email) },
    { term: t("organisations.contacts.pec"), value: pec && link(`mailto:${pec}`, pec) },
    {
      term: t("organisations.contacts.phone"),
      value: phone && link(`tel:${phone.replace(/[^+\d]/g, "")}`, phone),
    },
    {
      term: t("organisations.contacts.website"),
      value: website && link(website, website.replace(/^https?:\/\//, "")),
    },
  ].filter(({ value }) => value)
  if (items.length === 0) return null
  return (
    <Section id="contacts" title={t("organisations.contacts.title")}>
      <SummaryList narrow missing={t("common.none")} items={items} />
    </Section>
  )
}

const Span = ({ startsOn, endsOn }: { startsOn: string | null; endsOn: string | null }) => {
  const { t, dates } = useTranslation()
  if (!startsOn) return null
  return endsOn
    ? t("organisations.networks.from_to", { from: dates.day(startsOn), to: dates.day(endsOn) })
    : t("organisations.networks.since", { day: dates.day(startsOn) })
}

const NetworkLines = ({ lines }: { lines: readonly NetworkLine[] }) => {
  const { t } = useTranslation()
  return (
    <Lines
      items={lines.map((line) => ({
        key: line.membershipCode,
        href: `/organisations/${line.code}`,
        title: <bdi lang={line.language}>{line.name}</bdi>,
        detail: (
          <>
            <Span {...line} />
            {line.side === "member" && !line.endsOn && line.fellows > 1
              ? `, ${t("organisations.networks.fellows", { count: line.fellows - 1 })}`
              : null}
          </>
        ),
      }))}
    />
  )
}

/** The networks that a body is in, the members that it has, and what is over. */
export const Networks = ({ lines, link }: { lines: readonly NetworkLine[]; link?: string | null }) => {
  const { t } = useTranslation()
  const live = lines.filter((line) => line.startsOn && !line.endsOn)
  const over = lines.filter((line) => line.startsOn && line.endsOn)
  const [above, members] = (["member", "umbrella"] as const).map((side) =>
    live.filter((line) => line.side === side),
  )
  const action = link ? { link: { href: link, label: t("organisations.networks.manage") } } : {}
  if (lines.length === 0 && !link) return null
  return (
    <Section id="networks" title={t("organisations.networks.title")} {...action}>
      {live.length === 0 ? <Empty>{t("organisations.networks.none")}</Empty> : null}
      {above && above.length > 0 ? <h3>{t("organisations.networks.part_of")}</h3> : null}
      <NetworkLines lines={above ?? []} />
      {members && members.length > 0 ? <h3>{t("organisations.networks.members")}</h3> : null}
      <NetworkLines lines={members ?? []} />
      {over.length > 0 ? <h3>{t("organisations.networks.over")}</h3> : null}
      <NetworkLines lines={over} />
    </Section>
  )
}

type Acting = { code: string; name: string | null; role: string }

/** Who acts for a body: for those who work with it, never in public. */
export const ActingPeople = ({ people }: { people: readonly Acting[] }) => {
  const { t } = useTranslation()
  return (
    <Section id="acting" title={t("organisations.inside.people")} count={people.length}>
      <p className="small muted">{t("organisations.inside.people_help")}</p>
      <ul className="lines">
        {people.map(({ code, name, role }) => (
          <li key={code}>
            <Person name={name ?? "–"} detail={t(`organisations.inside.roles.${role as "member"}`)} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

type EndedProps = {
  state: string
  into: { code: string; name: string; language: string } | null
  changes: readonly { state: string; reason: string; at: Date | string }[]
}

/** What became of a body that is not active: since when, why, and where to go on. */
export const StateNote = ({ state, into, changes }: EndedProps) => {
  const { t, dates } = useTranslation()
  const [last] = changes
  if (state === "active" || !last) return null
  return (
    <Note
      tone="wait"
      title={t(`organisations.state_since.${state as "suspended"}`, { day: dates.day(last.at) })}
    >
      <p dir="auto">{last.reason}</p>
      {into ? (
        <p>
          {t("organisations.goes_on_as")}{" "}
          <a href={`/organisations/${into.code}`} lang={into.language}>
            <bdi>{into.name}</bdi>
          </a>
        </p>
      ) : null}
    </Note>
  )
}
