#!/bin/sh
# Runs Flyway over migrations/: real Flyway where there is one, else the built-in engine. `./run-migration.sh` says how.
set -eu

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
# The image and the Maven plugin are one version: whoever has Docker gets the answers of whoever has Maven.
version=11.20.0
image=flyway/flyway:$version

say() { printf 'run-migration.sh: %s\n' "$1" >&2; }

usage() {
  say "$1"
  cat >&2 <<'TEXT'
usage: ./run-migration.sh migrate|info|validate [-option=value …]

  FLYWAY_PGSQL_HOST, _PORT, _DATABASE, _USERNAME, _PASSWORD   the database; also from the file .env beside this one
  FLYWAY_ENGINE=auto|flyway|builtin                           flyway: on PATH, else by Docker, else by Java and Maven
TEXT
  exit 64
}

unconfigured() {
  say "$1"
  exit 78
}

# The file is read, not run: a password with $ or ` in it is that password. What the environment has goes first.
read_dotenv() {
  [ -f "$1" ] || return 0
  while IFS= read -r line || [ -n "$line" ]; do
    line=${line%"$(printf '\r')"}
    line=${line#export }
    case $line in FLYWAY_*=*) ;; *) continue ;; esac
    name=${line%%=*}
    value=${line#*=}
    case $name in *[!A-Z0-9_]*) continue ;; esac
    case $value in
      \"*\") value=${value#\"} value=${value%\"} ;;
      \'*\') value=${value#\'} value=${value%\'} ;;
    esac
    # The name holds capitals, digits and underscores alone, so nothing but a variable is looked up.
    eval "[ -n \"\${$name+set}\" ]" || export "$name=$value"
  done <"$1"
}

need() {
  eval "[ -n \"\${$1+set}\" ]" || unconfigured "$1 is not set: in the environment, or in $here/.env"
}

# Flyway's own names for what the five variables say. FLYWAY_URL, or -url among the arguments, stands for all of them.
name_database() {
  if [ -z "${FLYWAY_URL:-}" ] && [ "$has_url" = no ]; then
    for part in HOST PORT DATABASE USERNAME PASSWORD; do need "FLYWAY_PGSQL_$part"; done
    host=$FLYWAY_PGSQL_HOST
    case $host in *:*) host="[$host]" ;; esac
    FLYWAY_URL=jdbc:postgresql://$host:$FLYWAY_PGSQL_PORT/$FLYWAY_PGSQL_DATABASE
    FLYWAY_USER=$FLYWAY_PGSQL_USERNAME
    FLYWAY_PASSWORD=$FLYWAY_PGSQL_PASSWORD
    export FLYWAY_URL FLYWAY_USER FLYWAY_PASSWORD
  fi
  # Flyway would take these for settings of its own that it does not know.
  unset FLYWAY_ENGINE FLYWAY_PGSQL_HOST FLYWAY_PGSQL_PORT FLYWAY_PGSQL_DATABASE
  unset FLYWAY_PGSQL_USERNAME FLYWAY_PGSQL_PASSWORD
}

# Flyway itself answers as its own version: what asks for another is neither handed on nor passed over.
leave_to_flyway() {
  unset FLYWAY_COMPATIBILITY
  for arg in "$@"; do
    case $arg in
      -compatibility=*) usage "$arg: Flyway itself answers as its own version; the built-in engine has it, FLYWAY_ENGINE=builtin" ;;
    esac
  done
}

has_flyway() { command -v flyway >/dev/null 2>&1; }

# The client alone runs nothing: its engine must answer.
has_docker() { command -v docker >/dev/null 2>&1 && docker info >/dev/null 2>&1; }

has_maven() {
  command -v mvn >/dev/null 2>&1 || return 1
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
  command -v "$java" >/dev/null 2>&1 || return 1
  major=$("$java" -version 2>&1 | sed -n 's/.*version "\([0-9]*\).*/\1/p' | head -n 1)
  [ "${major:-0}" -ge 17 ]
}

run_docker() {
  docker image inspect "$image" >/dev/null 2>&1 || say "the image $image is being downloaded"
  command=$1
  shift
  # Scripts lie at the same paths inside, so that locations and messages mean the same.
  mounts=$(mount_points "$@")
  set -- "$image" "$command" "$@"
  # A name without a value: Docker takes it from this environment, and no process list shows it.
  for name in $(env | sed -n 's/^\(FLYWAY_[A-Z0-9_]*\)=.*/\1/p'); do set -- -e "$name" "$@"; done
  while IFS= read -r folder; do
    [ -z "$folder" ] || set -- -v "$folder:$folder:ro" "$@"
  done <<TEXT
$mounts
TEXT
  exec docker run --rm --network host -w "$PWD" "$@"
}

# The folder of the call, which may hold a flyway.toml, and each folder of the locations, up to its first wildcard.
mount_points() {
  locations=${FLYWAY_LOCATIONS:-}
  for arg in "$@"; do
    case $arg in -locations=*) locations=${arg#-locations=} ;; esac
  done
  {
    [ "$PWD" = / ] || printf '%s\n' "$PWD"
    printf '%s\n' "$locations" | tr ',' '\n' | sed -n 's/^ *filesystem://p' | while IFS= read -r folder; do
      case $folder in *[*?]*) folder=$(dirname -- "${folder%%[*?]*}x") ;; esac
      (CDPATH='' cd -- "$folder" 2>/dev/null && pwd) || :
    done
  } | sort -u
}

run_maven() {
  command=$1
  shift
  for arg in "$@"; do
    shift
    case $arg in
      -outputType=json) usage "-outputType: Flyway through Maven has no JSON; flyway, Docker and FLYWAY_ENGINE=builtin have" ;;
      -X | -q) set -- "$@" "$arg" ;;
      -?*=*) set -- "$@" "-Dflyway.${arg#-}" ;;
      *) usage "$arg: Flyway through Maven takes -option=value alone" ;;
    esac
  done
  [ -d "${HOME:-}/.m2/repository/org/flywaydb/flyway-maven-plugin/$version" ] ||
    say "Maven is downloading flyway-maven-plugin $version and the PostgreSQL driver"
  exec mvn -B -ntp -f "$here/lib/cli/flyway-maven.xml" "$@" "-Dflyway.workingDirectory=$PWD" \
    "org.flywaydb:flyway-maven-plugin:$version:$command"
}

run_builtin() {
  say "the built-in engine, because $1"
  shift
  command -v node >/dev/null 2>&1 || unconfigured 'the built-in engine needs node on PATH'
  # The bundle starts much faster; where none can be made, the sources run.
  if sh "$here/lib/cli/bundle.sh" >/dev/null 2>&1; then exec node "$here/dist/flyway.cjs" "$@"; fi
  loader=$here/node_modules/tsx/dist/loader.mjs
  [ -f "$loader" ] || unconfigured "the built-in engine needs its packages: npm ci in $here"
  TSX_TSCONFIG_PATH=$here/tsconfig.json exec node --import "file://$loader" "$here/lib/cli/flyway.ts" "$@"
}

case ${1:-} in
  migrate | info | validate) ;;
  '') usage 'a command is missing' ;;
  *) usage "$1 is not a command" ;;
esac

has_url=no
has_locations=no
for arg in "$@"; do
  case $arg in
    -password=* | -url=*[?\&]password=*)
      usage 'a password is no argument, everybody could read it: set FLYWAY_PGSQL_PASSWORD' ;;
    -url=*) has_url=yes ;;
    -locations=*) has_locations=yes ;;
  esac
done

read_dotenv "$here/.env"
engine=${FLYWAY_ENGINE:-auto}
case $engine in
  auto | flyway | builtin) ;;
  *) usage "FLYWAY_ENGINE=$engine: it is auto, flyway or builtin" ;;
esac
name_database
if [ -z "${FLYWAY_LOCATIONS:-}" ] && [ "$has_locations" = no ]; then
  export FLYWAY_LOCATIONS="filesystem:$here/migrations"
fi

nothing='there is no flyway on PATH, no Docker engine, and no Java 17 with Maven'
if [ "$engine" = builtin ]; then run_builtin 'FLYWAY_ENGINE=builtin' "$@"; fi
if has_flyway; then leave_to_flyway "$@" && exec flyway "$@"; fi
if has_docker; then leave_to_flyway "$@" && run_docker "$@"; fi
if has_maven; then leave_to_flyway "$@" && run_maven "$@"; fi
[ "$engine" = auto ] || unconfigured "FLYWAY_ENGINE=flyway, but $nothing"
run_builtin "$nothing" "$@"
