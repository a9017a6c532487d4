import json

from kg.draw.page.policy import content_policy, inert_json


def test_scripts_and_styles_are_let_in_by_their_hash_alone() -> None:
    # echo -n a | openssl dgst -sha256 -binary | base64
    assert content_policy(scripts=["a"], styles=["a", ""]) == (
        "default-src 'none'; "
        "script-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs='; "
        "style-src 'sha256-ypeBEsobvcr6wjGzmiPcTaeG7/gUfE5yuYB3ha/uSLs=' "
        "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='; "
        "base-uri 'none'; form-action 'none'"
    )


def test_json_in_a_page_has_nothing_that_could_end_its_element_or_a_line() -> None:
    form = {"a": "</script><!-- & \u2028\u2029 é"}
    text = inert_json(form)
    assert text == ('{"a":"\\u003c/script\\u003e\\u003c!-- \\u0026 \\u2028\\u2029 é"}')
    assert json.loads(text) == form
