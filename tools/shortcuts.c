/* What the fast build asks of Python's library and of mypyc's most often, by a shorter way.

   The linker puts these in the place of the functions that they are named after (`--wrap`, told by
   tools/hatch_build.py), in the fast build's own code and nowhere else. Each does what its original does: the
   common case by itself, all else by the original. */
#define PY_SSIZE_T_CLEAN
#include <Python.h>
#include <structmember.h>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#if defined(Py_GIL_DISABLED)
#error "the table of characters is filled under the global lock"
#endif

#if PY_VERSION_HEX < 0x030C0000
#define IS_READY(text) PyUnicode_IS_READY(text)
#else
#define IS_READY(text) 1
#endif

#define BASIC 0x10000

extern PyObject *__real_CPyStr_GetItem(PyObject *text, size_t index);
extern PyObject *__real_CPyStr_GetSlice(PyObject *text, size_t start, size_t stop);
extern char __real_CPyStr_EqualLiteral(PyObject *text, PyObject *literal, Py_ssize_t size);
extern int __real_PySet_Contains(PyObject *set, PyObject *key);
extern int __real_PyUnicode_Contains(PyObject *text, PyObject *part);
extern Py_ssize_t __real_PyUnicode_Find(
    PyObject *text, PyObject *part, Py_ssize_t start, Py_ssize_t stop, int direction);
extern int __real_CPyStr_Startswith(PyObject *text, PyObject *parts);
extern int __real_CPyStr_Endswith(PyObject *text, PyObject *parts);
extern PyObject *__real_PyObject_GetAttr(PyObject *of, PyObject *name);
extern int __real_PyObject_SetAttr(PyObject *of, PyObject *name, PyObject *value);
extern PyObject *__real_PyObject_Vectorcall(
    PyObject *called, PyObject *const *arguments, size_t count, PyObject *keywords);
extern PyObject *__real_PyObject_VectorcallMethod(
    PyObject *name, PyObject *const *arguments, size_t count, PyObject *keywords);
extern char __real_CPyDef_signs___stands(PyObject *text, int64_t at, PyObject *among);
extern int64_t __real_CPyDef_signs___first_in(
    PyObject *text, PyObject *among, int64_t start, int64_t stop, uint32_t told);
extern char __real_CPyDef_signs___holds(
    PyObject *text, PyObject *among, int64_t start, int64_t stop, uint32_t told);
extern int64_t __real_CPyDef_characters___opening_in(
    PyObject *text, PyObject *firsts, PyObject *pairs, PyObject *triples, int64_t at);

/* Strings of one character are made once, as Python itself makes those of Latin-1: one that is there already
   is not allocated, hashed and dropped again. */
static PyObject *characters[BASIC];

static PyObject *first_asked(Py_UCS4 code)
{
    PyObject *made = PyUnicode_FromOrdinal((int)code);
    if (made == NULL)
        return NULL;
    PyUnicode_InternInPlace(&made);
    characters[code] = made;
    Py_INCREF(made);
    return made;
}

static inline PyObject *character(Py_UCS4 code)
{
    PyObject *made = characters[code];
    if (made == NULL)
        return first_asked(code);
    Py_INCREF(made);
    return made;
}

/* The characters of a text that takes two bytes for each, or NULL. */
static inline const Py_UCS2 *wide(PyObject *text)
{
    return PyUnicode_IS_COMPACT(text) && PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND
        ? (const Py_UCS2 *)((PyCompactUnicodeObject *)text + 1)
        : NULL;
}

static inline uint64_t four(const char *at)
{
    uint32_t told;
    memcpy(&told, at, sizeof told);
    return told;
}

static inline uint64_t eight(const char *at)
{
    uint64_t told;
    memcpy(&told, at, sizeof told);
    return told;
}

/* Whether as many bytes are the same; of four to sixteen the first and the last are compared, which overlap. */
static inline int same(const void *one, const void *other, size_t bytes)
{
    const char *its = one, *others = other;
    if (bytes < 4 || 16 < bytes)
        return memcmp(its, others, bytes) == 0;
    if (bytes < 8)
        return four(its) == four(others) && four(its + bytes - 4) == four(others + bytes - 4);
    return eight(its) == eight(others) && eight(its + bytes - 8) == eight(others + bytes - 8);
}

/* Whether *code* is in a set that has a bit for each. */
static inline int is_in(const char *set, Py_UCS2 code)
{
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    uint32_t bits;
    memcpy(&bits, set + code / 32 * 4, sizeof bits);
    return bits >> (code % 32) & 1;
#else
    return set[code / 8] >> (code % 8) & 1;
#endif
}

/* Whole numbers are mypyc's: twice their value, or an odd number for what is an object. */
static inline int is_short(size_t number)
{
    return (number & 1) == 0;
}

/* text[index] */
PyObject *__wrap_CPyStr_GetItem(PyObject *text, size_t index)
{
    if (is_short(index) && IS_READY(text)) {
        Py_ssize_t at = (Py_ssize_t)index >> 1, length = PyUnicode_GET_LENGTH(text);
        at = at < 0 ? at + length : at;
        if (0 <= at && at < length) {
            Py_UCS4 code = PyUnicode_READ_CHAR(text, at);
            if (code < BASIC)
                return character(code);
        }
    }
    return __real_CPyStr_GetItem(text, index);
}

/* text[start:stop] */
PyObject *__wrap_CPyStr_GetSlice(PyObject *text, size_t start, size_t stop)
{
    if (is_short(start) && is_short(stop) && PyUnicode_CheckExact(text) && IS_READY(text)) {
        Py_ssize_t length = PyUnicode_GET_LENGTH(text);
        Py_ssize_t from = (Py_ssize_t)start >> 1, to = (Py_ssize_t)stop >> 1;
        from = from < 0 ? (from + length < 0 ? 0 : from + length) : from;
        to = to < 0 ? to + length : (to < length ? to : length);
        if (to - from == 1) {
            Py_UCS4 code = PyUnicode_READ_CHAR(text, from);
            if (code < BASIC)
                return character(code);
        }
        if (to - from > 1 && to - from < length && PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND) {
            const Py_UCS2 *cut = PyUnicode_2BYTE_DATA(text) + from;
            if (cut[0] > 0xFF || cut[to - from - 1] > 0xFF) { /* so that it takes two bytes a character too */
                PyObject *made = PyUnicode_New(to - from, BASIC - 1);
                if (made != NULL)
                    memcpy(PyUnicode_2BYTE_DATA(made), cut, (to - from) * sizeof(Py_UCS2));
                return made;
            }
        }
    }
    return __real_CPyStr_GetSlice(text, start, stop);
}

/* Whether *code* is among the characters. */
static int holds(const Py_UCS2 *at, Py_ssize_t length, Py_UCS2 code)
{
#if defined(__SSE2__)
    if (length >= 8) { /* eight at once, the last eight over again what stands before them */
        const __m128i wanted = _mm_set1_epi16((short)code);
        const Py_UCS2 *last = at + length - 8;
        for (; at < last; at += 8)
            if (_mm_movemask_epi8(_mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)at), wanted)))
                return 1;
        return _mm_movemask_epi8(_mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)last), wanted)) != 0;
    }
#endif
    for (; length > 0; at++, length--)
        if (*at == code)
            return 1;
    return 0;
}

#define SHORT 1024
#define FEW 16
/* In so many characters a part of so few is looked for without preparing a search. */

/* Where *part*, of two characters or more, begins. */
static Py_ssize_t found_in(const Py_UCS2 *in, Py_ssize_t length, const Py_UCS2 *part, Py_ssize_t size)
{
    Py_ssize_t at = 0, last = length - size;
#if defined(__SSE2__)
    const __m128i first = _mm_set1_epi16((short)part[0]), second = _mm_set1_epi16((short)part[1]);
    for (; at + 7 <= last; at += 8) { /* eight places at once: of those that begin alike there are few */
        const __m128i here = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(in + at)), first);
        const __m128i next = _mm_cmpeq_epi16(_mm_loadu_si128((const __m128i *)(in + at + 1)), second);
        if (_mm_movemask_epi8(_mm_and_si128(here, next)))
            for (Py_ssize_t place = at; place < at + 8; place++)
                if (in[place] == part[0] && same(in + place, part, size * sizeof(Py_UCS2)))
                    return place;
    }
#endif
    for (; at <= last; at++)
        if (in[at] == part[0] && same(in + at, part, size * sizeof(Py_UCS2)))
            return at;
    return -1;
}

/* The characters of *part*, of which there are *size*, two bytes each, in *room* where they are less; NULL
   where they are too few or too many. */
static inline const Py_UCS2 *widened(PyObject *part, Py_ssize_t size, Py_UCS2 *room)
{
    if (size < 2 || FEW < size)
        return NULL;
    if (PyUnicode_KIND(part) == PyUnicode_2BYTE_KIND)
        return PyUnicode_2BYTE_DATA(part);
    for (Py_ssize_t at = 0; at < size; at++)
        room[at] = (Py_UCS2)PyUnicode_READ_CHAR(part, at);
    return room;
}

/* part in text */
int __wrap_PyUnicode_Contains(PyObject *text, PyObject *part)
{
    if (!(PyUnicode_Check(text) && PyUnicode_Check(part) && PyUnicode_IS_COMPACT(text)
          && PyUnicode_IS_COMPACT(part)))
        return __real_PyUnicode_Contains(text, part);
    if ((unsigned int)PyUnicode_KIND(text) < (unsigned int)PyUnicode_KIND(part))
        return 0; /* one of its characters takes more room than any of the text's */
    const Py_UCS2 *in = wide(text);
    if (in != NULL) {
        Py_ssize_t length = PyUnicode_GET_LENGTH(text), size = PyUnicode_GET_LENGTH(part);
        if (size == 1) {
            Py_UCS4 code = PyUnicode_READ_CHAR(part, 0);
            return code < BASIC && holds(in, length, (Py_UCS2)code);
        }
        if (length < size)
            return 0;
        Py_UCS2 room[FEW];
        const Py_UCS2 *wanted = length <= SHORT ? widened(part, size, room) : NULL;
        if (wanted != NULL)
            return found_in(in, length, wanted, size) >= 0;
    }
    return __real_PyUnicode_Contains(text, part);
}

/* text == literal, of *size* characters: words that Python keeps once each are the same word or none. */
char __wrap_CPyStr_EqualLiteral(PyObject *text, PyObject *literal, Py_ssize_t size)
{
    if (text == literal)
        return 1;
    if (PyUnicode_GET_LENGTH(text) != size || (PyUnicode_CHECK_INTERNED(text) && PyUnicode_CHECK_INTERNED(literal)))
        return 0;
    if (!PyUnicode_IS_COMPACT(text) || !PyUnicode_IS_COMPACT(literal))
        return __real_CPyStr_EqualLiteral(text, literal, size);
    unsigned int kind = PyUnicode_KIND(text);
    return PyUnicode_KIND(literal) == kind && same(PyUnicode_DATA(text), PyUnicode_DATA(literal), size * kind);
}

#define PROBES 9
/* So many places behind the first one a set looks at in a row. */

/* key in set: most often no, and nothing stands where it would be looked for. */
int __wrap_PySet_Contains(PyObject *set, PyObject *key)
{
    if (PyAnySet_CheckExact(set) && PyUnicode_CheckExact(key)) {
        Py_hash_t hash = ((PyASCIIObject *)key)->hash; /* -1 where it is not known yet */
        PySetObject *told = (PySetObject *)set;
        size_t place = (size_t)hash & (size_t)told->mask;
        const setentry *there = told->table + place;
        const setentry *last = there + (place + PROBES <= (size_t)told->mask ? PROBES : 0);
        for (; hash != -1 && there <= last; there++) {
            if (there->key == NULL || there->key == key)
                return there->key == key;
            if (there->hash == hash)
                break; /* another string, which most often says the same */
        }
    }
    return __real_PySet_Contains(set, key);
}

/* text.find(part, start, stop) */
Py_ssize_t __wrap_PyUnicode_Find(
    PyObject *text, PyObject *part, Py_ssize_t start, Py_ssize_t stop, int direction)
{
    if (direction > 0 && start >= 0 && stop >= 0 && PyUnicode_Check(text) && PyUnicode_Check(part)
        && IS_READY(text) && IS_READY(part) && PyUnicode_KIND(text) == PyUnicode_2BYTE_KIND
        && (unsigned int)PyUnicode_KIND(part) <= PyUnicode_2BYTE_KIND) {
        Py_ssize_t length = PyUnicode_GET_LENGTH(text), size = PyUnicode_GET_LENGTH(part);
        stop = stop < length ? stop : length;
        if (size == 1 && stop - start <= SHORT) {
            const Py_UCS2 *in = PyUnicode_2BYTE_DATA(text);
            Py_UCS4 code = PyUnicode_READ_CHAR(part, 0);
            while (start < stop && in[start] != code)
                start++;
            return start < stop ? start : -1;
        }
        Py_UCS2 room[FEW];
        const Py_UCS2 *wanted = start < stop && stop - start <= SHORT ? widened(part, size, room) : NULL;
        if (wanted != NULL) {
            Py_ssize_t at = found_in(PyUnicode_2BYTE_DATA(text) + start, stop - start, wanted, size);
            return at < 0 ? -1 : start + at;
        }
    }
    return __real_PyUnicode_Find(text, part, start, stop, direction);
}


/* Characters by the last eleven bits of their codes: a bit or a byte for each place, which others share. */
#define PLACES 0x800

/* What the members of the tuples that were asked for lately begin with (direction < 0) or end with. */
#define OUTERS 512
static struct {
    PyObject *parts; /* kept, so that nothing else is where it is */
    int direction;
    enum { SEEN, TOLD, VAIN } state; /* asked for once; told; of no use, since a member is empty or no string */
    char among[PLACES];
} outers[OUTERS];

/* The characters that the members of *parts*, a tuple, have at that end; NULL where they are not told. */
static const char *outer_of(PyObject *parts, int direction)
{
    size_t place = (((size_t)parts >> 4) ^ (direction < 0)) % OUTERS;
    if (outers[place].parts != parts || outers[place].direction != direction) {
        Py_INCREF(parts);
        Py_XSETREF(outers[place].parts, parts);
        outers[place].direction = direction;
        outers[place].state = SEEN; /* the next time tells that it is asked for again */
        return NULL;
    }
    if (outers[place].state == SEEN) {
        outers[place].state = TOLD;
        memset(outers[place].among, 0, PLACES);
        for (Py_ssize_t at = 0; at < PyTuple_GET_SIZE(parts); at++) {
            PyObject *part = PyTuple_GET_ITEM(parts, at);
            if (!PyUnicode_Check(part) || !IS_READY(part) || PyUnicode_GET_LENGTH(part) == 0) {
                outers[place].state = VAIN;
                break;
            }
            Py_ssize_t last = direction < 0 ? 0 : PyUnicode_GET_LENGTH(part) - 1;
            outers[place].among[PyUnicode_READ_CHAR(part, last) % PLACES] = 1;
        }
    }
    return outers[place].state == TOLD ? outers[place].among : NULL;
}

#define SEVERAL 3
/* Of so many members a tuple has a look. */

/* Whether one of *parts* stands at the beginning (direction < 0) or the end of text[start:stop], a piece that
   is there: 1, 0, or -1 where the original must say. */
static int stands(PyObject *text, PyObject *parts, Py_ssize_t start, Py_ssize_t stop, int direction)
{
    int several = PyTuple_CheckExact(parts);
    Py_ssize_t members = several ? PyTuple_GET_SIZE(parts) : 1, length = stop - start;
    Py_UCS4 outer = length ? PyUnicode_READ_CHAR(text, direction < 0 ? start : stop - 1) : 0;
    const char *among = several && members >= SEVERAL ? outer_of(parts, direction) : NULL;
    if (among != NULL && (length == 0 || !among[outer % PLACES]))
        return 0;
    for (Py_ssize_t place = 0; place < members; place++) {
        PyObject *part = several ? PyTuple_GET_ITEM(parts, place) : parts;
        const Py_UCS2 *is = Py_IS_TYPE(part, &PyUnicode_Type) ? wide(part) : NULL;
        if (is != NULL && is[direction < 0 ? 0 : PyUnicode_GET_LENGTH(part) - 1] != outer)
            continue; /* most often; a string of two bytes a character has one */
        if (!PyUnicode_Check(part) || !IS_READY(part))
            return -1;
        Py_ssize_t size = PyUnicode_GET_LENGTH(part);
        if (size == 0)
            return 1;
        if (length < size || PyUnicode_READ_CHAR(part, direction < 0 ? 0 : size - 1) != outer)
            continue;
        unsigned int kind = PyUnicode_KIND(text);
        if (PyUnicode_KIND(part) != kind)
            return -1;
        const char *in = (const char *)PyUnicode_DATA(text) + (direction < 0 ? start : stop - size) * kind;
        if (size == 1 || same(in, PyUnicode_DATA(part), size * kind))
            return 1;
    }
    return 0;
}

/* text.startswith(parts) */
int __wrap_CPyStr_Startswith(PyObject *text, PyObject *parts)
{
    int found = IS_READY(text) ? stands(text, parts, 0, PyUnicode_GET_LENGTH(text), -1) : -1;
    return found < 0 ? __real_CPyStr_Startswith(text, parts) : found;
}

/* text.endswith(parts) */
int __wrap_CPyStr_Endswith(PyObject *text, PyObject *parts)
{
    int found = IS_READY(text) ? stands(text, parts, 0, PyUnicode_GET_LENGTH(text), 1) : -1;
    return found < 0 ? __real_CPyStr_Endswith(text, parts) : found;
}

/* A place told as an argument: never below 0; -1 where the original must say. */
static inline Py_ssize_t place_told(PyObject *told)
{
    if (!PyLong_CheckExact(told))
        return -1;
    Py_ssize_t place = PyLong_AsSsize_t(told);
    if (place == -1 && PyErr_Occurred())
        PyErr_Clear();
    return place < 0 ? -1 : place;
}

/* text.startswith(parts, start[, stop]) and text.endswith(parts, start[, stop]): 1, 0, or -1 where the
   original must say. */
static int matches(PyObject *const *arguments, Py_ssize_t count, int direction)
{
    PyObject *text = arguments[0];
    if (!IS_READY(text))
        return -1;
    Py_ssize_t length = PyUnicode_GET_LENGTH(text), start = place_told(arguments[2]), stop = length;
    if (count == 4) {
        stop = place_told(arguments[3]);
        stop = stop < length ? stop : length;
    }
    return start < 0 || stop < start ? -1 : stands(text, arguments[1], start, stop, direction);
}

/* Where the fields of a class stand that were asked for lately; a class that changes has another version. */
#define ASKED 1024
static struct {
    PyObject *name;
    unsigned int version;
    Py_ssize_t offset; /* 0 for what is no slot */
    PyGetSetDef *told; /* what tells it otherwise, as it does of a compiled class; NULL where nothing does */
} asked[ASKED];

static Py_ssize_t offset_of(PyTypeObject *type, PyObject *name, PyGetSetDef **teller)
{
    PyObject *told = _PyType_Lookup(type, name); /* borrowed */
    *teller = told != NULL && Py_IS_TYPE(told, &PyGetSetDescr_Type) ? ((PyGetSetDescrObject *)told)->d_getset
                                                                    : NULL;
    if (told == NULL || !Py_IS_TYPE(told, &PyMemberDescr_Type))
        return 0;
    PyMemberDef *member = ((PyMemberDescrObject *)told)->d_member;
    return member->type == T_OBJECT_EX && member->flags == 0 ? member->offset : 0;
}

/* The slot *name* of *of*, an object of *type*; NULL where it has none, and then what tells it, if any. */
static inline __attribute__((always_inline)) PyObject **slot(PyObject *of, PyTypeObject *type, PyObject *name, PyGetSetDef **teller)
{
    *teller = NULL;
    if (!PyUnicode_CHECK_INTERNED(name))
        return NULL;
    size_t place = (((size_t)name >> 4) ^ type->tp_version_tag) % ASKED;
    Py_ssize_t offset;
    if (asked[place].name == name && asked[place].version == type->tp_version_tag
        && PyType_HasFeature(type, Py_TPFLAGS_VALID_VERSION_TAG)) {
        offset = asked[place].offset;
        *teller = asked[place].told;
    }
    else {
        offset = offset_of(type, name, teller);
        if (PyType_HasFeature(type, Py_TPFLAGS_VALID_VERSION_TAG)) {
            place = (((size_t)name >> 4) ^ type->tp_version_tag) % ASKED;
            Py_INCREF(name);
            Py_XSETREF(asked[place].name, name);
            asked[place].version = type->tp_version_tag;
            asked[place].offset = offset;
            asked[place].told = *teller;
        }
    }
    return offset > 0 ? (PyObject **)((char *)of + offset) : NULL;
}

/* What stands in the slot *name* of *of*, borrowed; NULL where it has none, or nothing stands there. */
static inline PyObject *in_slot(PyObject *of, PyObject *name)
{
    PyTypeObject *type = Py_TYPE(of);
    PyGetSetDef *teller;
    PyObject **place = type->tp_getattro == PyObject_GenericGetAttr ? slot(of, type, name, &teller) : NULL;
    return place == NULL ? NULL : *place;
}

/* of.name */
PyObject *__wrap_PyObject_GetAttr(PyObject *of, PyObject *name)
{
    PyTypeObject *type = Py_TYPE(of);
    if (type->tp_getattro != PyObject_GenericGetAttr)
        return __real_PyObject_GetAttr(of, name);
    PyGetSetDef *teller;
    PyObject **place = slot(of, type, name, &teller);
    if (teller != NULL && teller->get != NULL)
        return teller->get(of, teller->closure);
    if (place == NULL || *place == NULL)
        return __real_PyObject_GetAttr(of, name);
    Py_INCREF(*place);
    return *place;
}

/* The changes of class that were allowed lately, of objects that have slots alone: what allowed them holds
   while both classes have the version that they had. (Who audits a program is told of the first of each.) */
#define TURNED 1024
static struct {
    PyTypeObject *from, *to;
    unsigned int before, after; /* their versions */
} turned[TURNED];

static inline int is_versioned(PyTypeObject *type)
{
    return PyType_HasFeature(type, Py_TPFLAGS_VALID_VERSION_TAG);
}

/* of.__class__ = to */
static int turn(PyObject *of, PyObject *name, PyTypeObject *to)
{
    PyTypeObject *from = Py_TYPE(of);
    size_t place = ((size_t)from >> 5) % TURNED;
    if (turned[place].from == from && turned[place].to == to && turned[place].before == from->tp_version_tag
        && turned[place].after == to->tp_version_tag && is_versioned(from) && is_versioned(to)) {
        Py_INCREF(to);
        Py_SET_TYPE(of, to);
        Py_DECREF(from);
        return 0;
    }
    PyObject *own = _PyType_Lookup(from, name); /* borrowed */
    _PyType_Lookup(to, name); /* so that it has a version, though nothing was asked of its objects yet */
    int failed = __real_PyObject_SetAttr(of, name, (PyObject *)to);
    if (!failed && Py_TYPE(of) == to && own == _PyType_Lookup(&PyBaseObject_Type, name) && is_versioned(from)
        && is_versioned(to) && from->tp_dictoffset == 0 && to->tp_dictoffset == 0
        && PyType_HasFeature(from, Py_TPFLAGS_HEAPTYPE) && PyType_HasFeature(to, Py_TPFLAGS_HEAPTYPE)) {
        turned[place].from = from;
        turned[place].to = to;
        turned[place].before = from->tp_version_tag;
        turned[place].after = to->tp_version_tag;
    }
    return failed;
}

static PyObject *class_name;

/* of.name = value */
int __wrap_PyObject_SetAttr(PyObject *of, PyObject *name, PyObject *value)
{
    PyTypeObject *type = Py_TYPE(of);
    PyObject **place = NULL;
    PyGetSetDef *teller;
    if (type->tp_setattro == PyObject_GenericSetAttr && value != NULL)
        place = slot(of, type, name, &teller);
    if (place == NULL) {
        if (class_name == NULL)
            class_name = PyUnicode_InternFromString("__class__");
        if (name == class_name && name != NULL && value != NULL && Py_IS_TYPE(value, &PyType_Type))
            return turn(of, name, (PyTypeObject *)value);
        return __real_PyObject_SetAttr(of, name, value);
    }
    PyObject *former = *place;
    Py_INCREF(value);
    *place = value;
    Py_XDECREF(former);
    return 0;
}

/* called(…); of a class that takes no arguments and prepares nothing: a new object. */
PyObject *__wrap_PyObject_Vectorcall(
    PyObject *called, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    if (Py_IS_TYPE(called, &PyType_Type) && PyVectorcall_NARGS(count) == 0 && keywords == NULL) {
        PyTypeObject *type = (PyTypeObject *)called;
        if (type->tp_new == PyBaseObject_Type.tp_new && type->tp_init == PyBaseObject_Type.tp_init
            && !PyType_HasFeature(type, Py_TPFLAGS_IS_ABSTRACT))
            return type->tp_alloc(type, 0);
    }
    return __real_PyObject_Vectorcall(called, arguments, count, keywords);
}

/* The names that methods are asked by. */
static PyObject *startswith, *endswith, *match, *fullmatch, *search, *sub, *split, *findall, *finditer;
static PyObject *opens, *closes, *ends, *needs;

static inline void name_methods(void)
{
    if (needs != NULL)
        return;
    startswith = PyUnicode_InternFromString("startswith");
    endswith = PyUnicode_InternFromString("endswith");
    match = PyUnicode_InternFromString("match");
    fullmatch = PyUnicode_InternFromString("fullmatch");
    search = PyUnicode_InternFromString("search");
    sub = PyUnicode_InternFromString("sub");
    split = PyUnicode_InternFromString("split");
    findall = PyUnicode_InternFromString("findall");
    finditer = PyUnicode_InternFromString("finditer");
    opens = PyUnicode_InternFromString("opens");
    closes = PyUnicode_InternFromString("closes");
    ends = PyUnicode_InternFromString("ends");
    needs = PyUnicode_InternFromString("holds");
}

/* Characters that matches of a pattern have at an end, a bit for each place (yuebao.core.openings); NULL where
   nearly any may stand there. */
static inline const char *look(PyObject *pattern, PyObject *name)
{
    PyObject *among = in_slot(pattern, name);
    return among != NULL && PyBytes_CheckExact(among) && PyBytes_GET_SIZE(among) == PLACES / 8
        ? PyBytes_AS_STRING(among)
        : NULL;
}

/* Whether all that matches of a pattern hold stands in in[at:end], one behind the other. */
static int holds_needed(PyObject *pattern, const Py_UCS2 *in, Py_ssize_t at, Py_ssize_t end)
{
    PyObject *needed = in_slot(pattern, needs);
    if (needed == NULL || !PyBytes_CheckExact(needed) || PyBytes_GET_SIZE(needed) != PLACES + 1)
        return 1;
    const unsigned char *has = (const unsigned char *)PyBytes_AS_STRING(needed);
    unsigned int wanted = 1, beyond = 1u << has[PLACES];
    for (; at < end; at++)
        if ((has[in[at] % PLACES] & wanted) && (wanted <<= 1) == beyond)
            return 1;
    return 0;
}

/* Where the first match may begin that the method *name* of *pattern* asks for in *text*, with the *count*
   places given behind the text: by a look at what its matches begin and end with and must hold; -1 where there
   is none, and -2 where a look tells nothing. */
static Py_ssize_t first_match(
    PyObject *pattern, PyObject *name, PyObject *text, PyObject *const *places, Py_ssize_t count)
{
    Py_ssize_t start = count > 0 ? place_told(places[0]) : 0;
    Py_ssize_t stop = count > 1 ? place_told(places[1]) : PY_SSIZE_T_MAX;
    if (!PyUnicode_CheckExact(text) || !IS_READY(text) || start < 0 || stop < 0 || count > 2)
        return -2;
    stop = stop < PyUnicode_GET_LENGTH(text) ? stop : PyUnicode_GET_LENGTH(text);
    const Py_UCS2 *in = wide(text);
    if (in == NULL && start < stop)
        return -2;
    const char *among = look(pattern, name == fullmatch ? closes : ends);
    if (among != NULL && (stop <= start || !is_in(among, in[stop - 1] % PLACES)))
        return -1;
    among = look(pattern, opens);
    if (among != NULL) {
        int anywhere = name != match && name != fullmatch;
        while (anywhere && start < stop && !is_in(among, in[start] % PLACES))
            start++;
        if (stop <= start || !is_in(among, in[start] % PLACES))
            return -1;
    }
    if (!holds_needed(pattern, in, start, stop))
        return -1;
    return among == NULL ? -2 : start;
}

/* pattern.search(text[, start[, stop]]), from where a match may begin: *method* is bound to the pattern. */
static PyObject *search_from(
    PyObject *method, PyObject *text, Py_ssize_t start, PyObject *const *places, Py_ssize_t count)
{
    PyObject *from = PyLong_FromSsize_t(start);
    if (from == NULL)
        return NULL;
    PyObject *arguments[] = {text, from, count > 1 ? places[1] : NULL};
    PyObject *answer = __real_PyObject_Vectorcall(method, arguments, count > 1 ? 3 : 2, NULL);
    Py_DECREF(from);
    return answer;
}

/* What the method *name* of a pattern answers that *text* holds no match of: split, findall or finditer. */
static PyObject *parts_without(PyObject *name, PyObject *text)
{
    PyObject *parts = PyList_New(name == split);
    if (parts == NULL || name == findall)
        return parts;
    if (name == split) {
        Py_INCREF(text);
        PyList_SET_ITEM(parts, 0, text);
        return parts;
    }
    PyObject *none = PyObject_GetIter(parts);
    Py_DECREF(parts);
    return none;
}

/* of.name(…); what patterns answer with stands in slots (yuebao.core.patterns). */
PyObject *__wrap_PyObject_VectorcallMethod(
    PyObject *name, PyObject *const *arguments, size_t count, PyObject *keywords)
{
    Py_ssize_t told = PyVectorcall_NARGS(count);
    name_methods();
    if (PyUnicode_CheckExact(arguments[0])) {
        if (keywords == NULL && (told == 3 || told == 4) && (name == startswith || name == endswith)) {
            int found = matches(arguments, told, name == startswith ? -1 : 1);
            if (found >= 0)
                return PyBool_FromLong(found);
        }
        return __real_PyObject_VectorcallMethod(name, arguments, count, keywords);
    }
    PyObject *method = in_slot(arguments[0], name);
    if (method == NULL)
        return __real_PyObject_VectorcallMethod(name, arguments, count, keywords);
    Py_ssize_t first = -2;
    if (keywords == NULL && told >= 2 && (name == match || name == fullmatch || name == search)) {
        first = first_match(arguments[0], name, arguments[1], arguments + 2, told - 2);
        if (first == -1)
            Py_RETURN_NONE;
    }
    else if (keywords == NULL && told == 3 && name == sub
             && first_match(arguments[0], name, arguments[2], NULL, 0) == -1) {
        Py_INCREF(arguments[2]);
        return arguments[2];
    }
    else if (keywords == NULL && told == 2 && (name == split || name == findall || name == finditer)
             && first_match(arguments[0], name, arguments[1], NULL, 0) == -1)
        return parts_without(name, arguments[1]);
    Py_INCREF(method);
    if (first > 0 && name == search) {
        PyObject *found = search_from(method, arguments[1], first, arguments + 2, told - 2);
        Py_DECREF(method);
        return found;
    }
    PyObject *answer = __real_PyObject_Vectorcall(
        method, arguments + 1, (size_t)(told - 1) | PY_VECTORCALL_ARGUMENTS_OFFSET, keywords);
    Py_DECREF(method);
    return answer;
}

/* The looks at characters of yuebao.read.words.signs and yuebao.lexicon.characters, which mypyc makes several
   times as long. A set of characters is a bit for each code, a table of openings a byte. */
static inline int is_set(PyObject *among)
{
    return PyBytes_GET_SIZE(among) == BASIC / 8 && PyBytes_CheckExact(among);
}

static inline int is_table(PyObject *openings)
{
    return PyBytes_GET_SIZE(openings) == BASIC && PyBytes_CheckExact(openings);
}

/* stands(text, at, among) */
char __wrap_CPyDef_signs___stands(PyObject *text, int64_t at, PyObject *among)
{
    const Py_UCS2 *in = wide(text);
    if (in == NULL || !is_set(among))
        return __real_CPyDef_signs___stands(text, at, among);
    return (size_t)at < (size_t)PyUnicode_GET_LENGTH(text) && is_in(PyBytes_AS_STRING(among), in[at]);
}

/* Where the first of *among* stands of in[at:end]; -1 where none does. */
static int64_t first_among(const Py_UCS2 *in, int64_t at, int64_t end, PyObject *among)
{
    const char *is = PyBytes_AS_STRING(among);
    for (; at < end; at++)
        if (is_in(is, in[at]))
            return at;
    return -1;
}

/* first_in(text, among[, start[, stop]]); *told* has a bit for each of both that is given. */
int64_t __wrap_CPyDef_signs___first_in(
    PyObject *text, PyObject *among, int64_t start, int64_t stop, uint32_t told)
{
    const Py_UCS2 *in = wide(text);
    start = told & 1 ? start : 0;
    if (in == NULL || start < 0 || !is_set(among))
        return __real_CPyDef_signs___first_in(text, among, start, stop, told);
    int64_t length = PyUnicode_GET_LENGTH(text);
    return first_among(in, start, told & 2 && 0 <= stop && stop < length ? stop : length, among);
}

/* holds(text, among[, start[, stop]]) */
char __wrap_CPyDef_signs___holds(PyObject *text, PyObject *among, int64_t start, int64_t stop, uint32_t told)
{
    const Py_UCS2 *in = wide(text);
    start = told & 1 ? start : 0;
    if (in == NULL || start < 0 || !is_set(among))
        return __real_CPyDef_signs___holds(text, among, start, stop, told);
    int64_t length = PyUnicode_GET_LENGTH(text);
    return first_among(in, start, told & 2 && 0 <= stop && stop < length ? stop : length, among) >= 0;
}

/* opening_in(text, firsts, pairs, triples, at) */
int64_t __wrap_CPyDef_characters___opening_in(
    PyObject *text, PyObject *firsts, PyObject *pairs, PyObject *triples, int64_t at)
{
    const Py_UCS2 *in = wide(text);
    if (in == NULL || at < 0 || !is_table(firsts) || !is_table(pairs) || !is_table(triples))
        return __real_CPyDef_characters___opening_in(text, firsts, pairs, triples, at);
    const char *first = PyBytes_AS_STRING(firsts), *pair = PyBytes_AS_STRING(pairs);
    const char *triple = PyBytes_AS_STRING(triples);
    for (Py_ssize_t stop = PyUnicode_GET_LENGTH(text); at < stop; at++) {
        int opens = first[in[at]];
        if (opens == 0)
            continue;
        if (opens & 2)
            return at;
        if (at + 1 < stop) {
            size_t place = (31 * (size_t)in[at] + in[at + 1]) & (BASIC - 1);
            if (pair[place] & 1)
                return at;
            if (pair[place] && at + 2 < stop && triple[(31 * place + in[at + 2]) & (BASIC - 1)])
                return at;
        }
    }
    return -1;
}
