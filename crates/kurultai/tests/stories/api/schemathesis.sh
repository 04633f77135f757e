#!/usr/bin/env bash
# Compares the API with its document: serves the demonstration from a folder of its own and lets schemathesis ask.
#
#   schemathesis.sh FOLDER PROGRAM     FOLDER holds everything that is made and is taken away by whoever made it

set -uo pipefail
folder=$1
program=$2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
version=4.32.5
seconds=${KURULTAI_API_SECONDS:-60}
served=""
trap '[[ -z $served ]] || kill -TERM "$served" 2>/dev/null' EXIT
trap 'exit 143' TERM INT

if [[ ! -x $folder/venv/bin/schemathesis ]]; then
    python3 -m venv "$folder/venv" || exit 1
    "$folder/venv/bin/pip" --quiet --disable-pip-version-check install "schemathesis==$version" || exit 1
fi
for _ in {1..50}; do
    port=$((RANDOM % 20000 + 20000))
    (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null || break
done
export KURULTAI_DATA=$folder/data KURULTAI_LISTEN=127.0.0.1:$port KURULTAI_API_RATE=1000000 KURULTAI_LOG=warn
unset DATABASE_URL
"$program" demo --no-serve >"$folder/demo.log" 2>&1 || { tail -n 5 "$folder/demo.log"; exit 1; }
key=$("$program" key schemathesis@desk.example --make-account 2>"$folder/key.log") || { cat "$folder/key.log"; exit 1; }
"$program" serve >"$folder/serve.log" 2>&1 &
served=$!
cd "$folder" || exit 1
"$folder/venv/bin/schemathesis" --config-file "$here/schemathesis.toml" run \
    "http://127.0.0.1:$port/api/v1/openapi.json" --url "http://127.0.0.1:$port" \
    --header "Authorization: Bearer $key" --wait-for-schema 30 --max-time "$seconds" \
    --phases examples,coverage,fuzzing --workers 2 --no-color --generation-database none --request-timeout 20 \
    --continue-on-failure
code=$?
kill -TERM "$served"
wait "$served"
served=""
# What went wrong inside is said in the log.
if grep -E 'ERROR|panicked' "$folder/serve.log"; then
    code=1
fi
exit "$code"
