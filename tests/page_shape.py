"""What a page is made of but for its words and numbers: two of one shape have the same faults."""

SHAPE = r"""() => {
  const words = ['alt', 'aria-label', 'content', 'placeholder', 'title', 'value', 'src', 'datetime']
  const kept = ['class', 'data-size', 'fill', 'stroke', 'style']
  const varies = /[0-9a-f]{8}-[0-9a-f-]{27}|[0-9A-Za-z]{32,}|\d+/g
  const told = (of, name, value) => {
    if (name === 'href' && of !== 'link') return value.startsWith('#') ? value : 'href'
    if (name === 'lang' && ['th', 'en'].includes(value)) return name
    if (words.includes(name)) return name + (value.trim() ? '' : '-')
    return `${name}=${kept.includes(name) ? value : value.replace(varies, '#')}`
  }
  const shape = each => {
    const inside = []
    for (const child of each.childNodes) {
      const text = child.nodeType === 3 && child.data.trim() ? '.' : ''
      const said = child.nodeType === 1 ? shape(child) : text
      if (said && said !== inside.at(-1)) inside.push(said)
    }
    const has = [...each.attributes].map(({ name, value }) => told(each.localName, name, value))
    const is = [each.checked, each.disabled, each.checkVisibility(), each.matches(':focus')]
    return `<${each.localName} ${has} ${is}>${inside.join('')}`
  }
  const ids = [...document.querySelectorAll('[id]')].map(each => each.id)
  const twice = ids.filter((each, at) => ids.indexOf(each) !== at)
  const dark = matchMedia('(prefers-color-scheme: dark)').matches
  return [innerWidth, dark, twice, shape(document.documentElement)].join()
}"""
"""Rows of a list that are alike count once; what is hidden, checked or in use is told."""
