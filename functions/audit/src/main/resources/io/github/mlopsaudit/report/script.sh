# What the audit says is printed as it is, and not every script asks:
# shellcheck disable=SC2016,SC2329
set -euo pipefail
export AWS_REGION=@region@ AWS_DEFAULT_REGION=@region@ AWS_PAGER='' AWS_DEFAULT_OUTPUT=json

yes=no
[ "${1:-}" != --yes ] || yes=yes
mended=0 skipped=0 failed=0
work=$(mktemp -d)

signed_in() {
  local account
  account=$(aws sts get-caller-identity --query Account --output text)
  [ "$account" = @account@ ] && return
  printf '%s: %s\n' @fix.account@ "$account" >&2
  exit 2
}

# On the terminal, even where the script itself is piped in. Anything but y or yes is no.
agrees() {
  local answer=
  [ "$yes" = no ] || return 0
  printf '%s [y/N] ' @fix.ask@ >&2
  if { : </dev/tty; } 2>/dev/null; then
    read -r answer </dev/tty || true
  else
    read -r answer || true
  fi
  case $answer in
    [Yy] | [Yy][Ee][Ss]) return 0 ;;
  esac
  printf '%s\n' @fix.skipped@
  skipped=$((skipped + 1))
  return 1
}

# Takes the exit code of a step.
ended() {
  if [ "$1" -eq 0 ]; then
    mended=$((mended + 1))
  else
    failed=$((failed + 1))
    printf '%s (%s)\n' @fix.failed@ "$1" >&2
  fi
}

# Read whole before it runs, so that it may be piped into bash.
main() {
cd "$work"
@steps@
cd /
printf '\n%s\n' @fix.again@
rmdir "$work"/step-* 2>/dev/null || true
rmdir "$work" 2>/dev/null || printf '%s: %s\n' @fix.saved@ "$work"
printf '%s %s/%s/%s\n' @fix.counts@ "$mended" "$skipped" "$failed"
[ "$failed" -eq 0 ]
}

main; exit
