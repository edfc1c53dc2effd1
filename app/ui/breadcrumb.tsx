import { Icon } from "./icon.tsx"

export type Crumb = {
  href?: string
  label: string
  /** Language of the label, where it is not the page's. */
  lang?: string
}

/** The way down to this page; the last entry is the page itself. On phones only the parent is left. */
export const Breadcrumb = ({ label, items }: { label: string; items: readonly Crumb[] }) => (
  <nav className="crumbs" aria-label={label}>
    <ol>
      {items.map((item, index) => (
        <li key={item.label} aria-current={index === items.length - 1 ? "page" : undefined}>
          {item.href && index < items.length - 1 ? (
            <a href={item.href} lang={item.lang}>
              <bdi>{item.label}</bdi>
            </a>
          ) : (
            <bdi lang={item.lang}>{item.label}</bdi>
          )}
        </li>
      ))}
    </ol>
  </nav>
)

/** The way back out of a step that has one: at the top of forms in steps, in place of the breadcrumb. */
export const BackLink = ({ href, label, lang }: Crumb & { href: string }) => (
  <p className="back">
    <a href={href}>
      <Icon name="it-chevron-left" flip />
      <bdi lang={lang}>{label}</bdi>
    </a>
  </p>
)
