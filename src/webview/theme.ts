/** The colours of VS Code's theme that a drawing needs to stand alone, as mermaid's theme variables. */
export function themeVariables(): Record<string, string | boolean> {
  const probe = document.createElement('span');
  document.body.append(probe);
  const colour = (variable: string, fallback: string): string => {
    probe.style.color = `var(--vscode-${variable}, ${fallback})`;
    return getComputedStyle(probe).color;
  };
  const background = colour('editor-background', '#ffffff');
  const foreground = colour('editor-foreground', '#333333');
  const line = colour('descriptionForeground', '#777777');
  probe.remove();
  return {
    darkMode: document.body.classList.contains('vscode-dark'),
    background,
    primaryColor: background,
    primaryTextColor: foreground,
    primaryBorderColor: line,
    secondaryColor: background,
    tertiaryColor: background,
    clusterBkg: background,
    clusterBorder: line,
    titleColor: foreground,
    lineColor: line,
    textColor: foreground,
    fontFamily: getComputedStyle(document.body).fontFamily,
    fontSize: '13px',
  };
}
