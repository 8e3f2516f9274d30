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
_SPOKEN = tuple(
    f"http://publications.europa.eu/resource/authority/language/{each}" for each in ("THA", "ENG")
)
_MEDIA = "https://www.iana.org/assignments/media-types/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"


def catalog(
    address: str, title: Words, about: Words, owner: str, datasets: Sequence[Dataset],
    words: Catalogue,
) -> dict[str, Any]:  # fmt: skip
    """All datasets of one publisher."""
    return {
        "@context": CONTEXT,
        "@id": address,
        "@type": "dcat:Catalog",
        "dct:title": _said(title),
        "dct:description": _said(about),
        "dct:publisher": _owner(owner),
        "dct:language": [_typed(each, "dct:LinguisticSystem") for each in _SPOKEN],
        "dcat:dataset": [_dataset(each, words) for each in datasets],
    }


def _dataset(dataset: Dataset, words: Catalogue) -> dict[str, Any]:
    told = dataset.metadata
    return {
        "@id": f"{dataset.address}#dataset",
        "@type": "dcat:Dataset",
        "dct:identifier": dataset.key,
        "dct:title": _said(told.title),
        "dct:description": _said(told.notes),
        "dcat:keyword": [part for each in told.tags for part in _said(each)],
        "dct:publisher": _owner(told.owner),
        "dcat:contactPoint": {
            "@type": ["vcard:Organization", "vcard:Kind"],
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
        "dct:provenance": [
            _provenance(_said(dataset.provenance)), _provenance(told.source),
        ],
        "dcat:landingPage": _typed(dataset.address, "foaf:Document"),
        "dcat:distribution": [_file(each, dataset, words) for each in dataset.files],
    }  # fmt: skip


def _file(file: File, dataset: Dataset, words: Catalogue) -> dict[str, Any]:
    """Named within its dataset: files that hold the same lie at one address."""
    return {
        "@id": f"{dataset.address}#{file.address.rpartition('/')[2]}",
        "@type": "dcat:Distribution",
        "dct:title": f"{file.format} ({file.note})" if file.note else file.format,
        "dcat:accessURL": {"@id": file.address},
        "dcat:downloadURL": {"@id": file.address},
        "dcat:mediaType": _typed(_MEDIA + file.media_type, "dct:MediaType"),
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "dct:license": _license(dataset.metadata.license, words),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": _typed(_SHA256, "spdx:ChecksumAlgorithm"),
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def _license(name: str, words: Catalogue) -> dict[str, str]:
    return _linked(words.licenses[name].iri, name, "dct:LicenseDocument")


def _linked(iri: str, name: str, kind: str) -> dict[str, str]:
    """What has an address is named by it; the catalogue's own word stands beside."""
    return {**({"@id": iri} if iri else {}), "@type": kind, "rdfs:label": name}


def _typed(iri: str, kind: str) -> dict[str, str]:
    return {"@id": iri, "@type": kind}


def _provenance(said: object) -> dict[str, object]:
    return {"@type": "dct:ProvenanceStatement", "rdfs:label": said}


def _owner(name: str) -> dict[str, object]:
    return {"@type": ["foaf:Organization", "foaf:Agent"], "foaf:name": name}


def _said(words: Words) -> list[dict[str, str]]:
    both = (("th", words.th), ("en", words.en if words.en != words.th else ""))
    return [{"@language": language, "@value": text} for language, text in both if text]


def _moment(text: str) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": text}
