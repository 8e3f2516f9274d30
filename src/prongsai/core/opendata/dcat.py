"""Datasets as DCAT in JSON-LD, the form that catalogues harvest."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from prongsai.core.opendata.catalogue import Catalogue
from prongsai.core.opendata.dataset import Dataset, File
from prongsai.core.terms.words import Words

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_MEDIA = "https://www.iana.org/assignments/media-types/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def catalog(
    address: str, title: Words, owner: str, datasets: Sequence[Dataset], words: Catalogue
) -> dict[str, Any]:
    """All datasets of one publisher."""
    return {
        "@context": CONTEXT,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": _said(title),
        "dct:publisher": _owner(owner),
        "dct:language": ["th", "en"],
        "dcat:dataset": [_dataset(each, words) for each in datasets],
    }


def _dataset(dataset: Dataset, words: Catalogue) -> dict[str, Any]:
    told = dataset.metadata
    return {
        "@id": dataset.address,
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.key,
        "dct:title": _said(told.title),
        "dct:description": _said(told.notes),
        "dcat:keyword": [part for each in told.tags for part in _said(each)],
        "dct:publisher": _owner(told.owner),
        "dcat:contactPoint": {
            "@type": "vcard:Organization",
            "vcard:fn": told.maintainer,
            "vcard:hasEmail": {"@id": f"mailto:{told.maintainer_email}"},
        },
        "dct:issued": _moment(dataset.issued.isoformat()),
        "dct:modified": _moment(dataset.modified.isoformat()),
        "dct:accrualPeriodicity": _linked(
            words.frequencies[told.frequency_unit].iri, told.frequency_unit, "dct:Frequency"
        ),
        "dct:spatial": {"@type": "dct:Location", "rdfs:label": told.geo_coverage},
        "dct:license": _license(told.license, words),
        "dct:source": told.source,
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement", "rdfs:label": _said(dataset.provenance),
        },
        "dcat:landingPage": {"@id": dataset.address},
        "dcat:distribution": [_file(each, told.license, words) for each in dataset.files],
    }  # fmt: skip


def _file(file: File, license: str, words: Catalogue) -> dict[str, Any]:  # noqa: A002 - its name
    return {
        "@id": file.address,
        "@type": "dcat:Distribution",
        "dct:title": file.format,
        "dcat:accessURL": {"@id": file.address},
        "dcat:downloadURL": {"@id": file.address},
        "dcat:mediaType": {"@id": _MEDIA + file.media_type},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "dct:license": _license(license, words),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": _SHA256},
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def _license(name: str, words: Catalogue) -> dict[str, str]:
    return _linked(words.licenses[name].iri, name, "dct:LicenseDocument")


def _linked(iri: str, name: str, kind: str) -> dict[str, str]:
    """What has an address is named by it; the catalogue's own word stands beside."""
    return {**({"@id": iri} if iri else {}), "@type": kind, "rdfs:label": name}


def _owner(name: str) -> dict[str, str]:
    return {"@type": "foaf:Organization", "foaf:name": name}


def _said(words: Words) -> list[dict[str, str]]:
    both = (("th", words.th), ("en", words.en))
    return [{"@language": language, "@value": text} for language, text in both if text]


def _moment(text: str) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": text}
