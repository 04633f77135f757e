#!/bin/sh
# Cuts the two faces from the full variable fonts; run in this folder with a scratch folder as the argument:
#
#   python3 -m venv "$dir" && "$dir/bin/pip" install fonttools==4.68.0 brotli==1.2.1
#   "$dir/bin/pip" download --no-deps -d "$dir" fontpkg-inter==4.1.post1 fontpkg-literata==3.103
#   PATH="$dir/bin:$PATH" ./make.sh "$dir"
#
# The same packages give the same bytes. README.md says what is in the files.
set -eu
dir=$1
export SOURCE_DATE_EPOCH=1510185600

# Latin with the letters of the neighbours (and the Kazakh Latin alphabet), Cyrillic with every letter of the Turkic languages
# of both countries, punctuation, the fixed and the narrow space, currencies, arrows and the few signs that a timetable needs.
unicodes=U+0020-007E,U+00A0-017F,U+0192,U+018F,U+01E6,U+01E7,U+0218-021B,U+0259,U+02BB-02BC,U+02C6,U+02DA,U+02DC,U+0301,\
U+0304,U+0306,U+0308,U+0400-045F,U+0490-04FF,U+1E9E,U+2007-200A,U+2010-2015,U+2018-201E,U+2020-2022,U+2026,U+202F,U+2030,\
U+2032-2033,U+2039-203A,U+2044,U+20AC,U+20B8,U+20BD,U+2116,U+2122,U+2190-2193,U+2196-2199,U+2212,U+2248,U+2260,U+2264-2265,U+FEFF
features=calt,case,ccmp,frac,kern,liga,lnum,locl,mark,mkmk,numr,dnom,ordn,pnum,rlig,rvrn,sups,tnum,zero

cut() { # wheel, file in it, axes, name
  unzip -oq "$dir"/$1 -d "$dir"/full
  fonttools varLib.instancer --quiet -o "$dir/$4.ttf" "$dir/full/$2" $3
  python3 - "$dir/$4.ttf" <<'NARROW'
# Prices and phone numbers use the narrow no-break space; Literata has only the thin space, of the same width.
import sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1])
for table in font["cmap"].tables:
    if table.isUnicode() and 0x202F not in table.cmap:
        table.cmap[0x202F] = table.cmap[0x2009]
font.save(sys.argv[1])
NARROW
  pyftsubset "$dir/$4.ttf" --unicodes="$unicodes" --layout-features="$features" --flavor=woff2 --no-hinting --desubroutinize \
    --name-IDs=0,1,2,3,4,5,6,11,13,14,16,17,25 --drop-tables+=DSIG,STAT --output-file="$4.woff2"
}

cut 'fontpkg_inter-*.whl' 'fontpkg_inter/files/Inter[opsz,wght].ttf' 'opsz=14 wght=400:700' inter
cut 'fontpkg_literata-*.whl' 'fontpkg_literata/files/Literata[opsz,wght].ttf' 'opsz=36 wght=400:700' literata
cp "$dir/full/fontpkg_inter/LICENSE" inter.OFL.txt
cp "$dir/full/fontpkg_literata/LICENSE" literata.OFL.txt

# Every letter of Kazakh and Russian, and the signs that both languages print, must be there.
python3 - inter.woff2 literata.woff2 <<'CHECK'
import sys
from fontTools.ttLib import TTFont
letters = "әғқңөұүһі" + "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
needed = letters + letters.upper() + "₸₽№«»„“–—’…×→·\u00a0\u202f"
for file in sys.argv[1:]:
    have = TTFont(file).getBestCmap()
    missing = [c for c in needed if ord(c) not in have]
    print(file, len(have), "characters", f"LACKS {missing}" if missing else "complete")
    if missing:
        sys.exit(1)
CHECK
