using System.Security.Cryptography;
using Satark.Http.Channels;
using Satark.Notifications;
using Satark.Support.Gateways;

namespace Satark.Local.Tests.Channels;

public sealed class TwilioCallbackTests
{
    private static readonly KeyValuePair<string, string>[] Published =
    [
        new("CallSid", "CA1234567890ABCDE"), new("Caller", "+14158675309"), new("Digits", "1234"), new("From", "+14158675309"), new("To", "+18005551212"),
    ];

    private static readonly TwilioMessage Message = new(
        "SM00000000000000000000000000000001", "+919876543210", "SATARK", "", TwilioStatusCallback.UrlFor(Sample.PublicUrl, Sample.CaseId, "c1.1.operator.sms").AbsoluteUri);

    private static readonly TwilioStatusCallback Callback = new(Sample.Sms(new Uri("https://api.twilio.com")), () => Sample.PublicUrl);

    [Theory]
    [InlineData("https://mycompany.com/myapp.php?foo=1&bar=2")]
    [InlineData("https://mycompany.com:443/myapp.php?foo=1&bar=2")]
    public void The_published_vector_fits_with_and_without_the_port(string url)
    {
        Assert.True(TwilioSignature.Fits("12345", new Uri(url), Published.Reverse(), "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        Assert.False(TwilioSignature.Fits("12346", new Uri(url), Published, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        Assert.False(TwilioSignature.Fits("12345", new Uri(url + "&x=1"), Published, "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        Assert.False(TwilioSignature.Fits("12345", new Uri(url), Published[1..], "RSOYDt4T1cUTdK1PDd93/VVr8B8="));
        Assert.False(TwilioSignature.Fits("12345", new Uri(url), Published, null));
        Assert.False(TwilioSignature.Fits("12345", new Uri(url), Published, ""));
    }

    [Theory]
    [InlineData("https://mycompany.com/a", "https://mycompany.com:443/a")]
    [InlineData("https://mycompany.com:8443/a", "https://mycompany.com/a")]
    [InlineData("http://mycompany.com/a?b=https://x/", "http://mycompany.com:80/a?b=https://x/")]
    [InlineData("https://mycompany.com", "https://mycompany.com:443")]
    public void A_signature_over_the_address_with_another_spelling_of_its_port_fits(string ours, string theirs) =>
        Assert.True(TwilioSignature.Fits("12345", new Uri(ours), Published, TwilioSignature.Of("12345", theirs, Published)));

    [Fact]
    public void A_JSON_body_is_proven_by_the_hash_that_its_address_names()
    {
        var body = "{\"status\":\"ओके\"}"u8.ToArray();
        var url = "https://mycompany.com/a?bodySHA256=" + Convert.ToHexStringLower(SHA256.HashData(body));
        var signature = TwilioSignature.Of("12345", url, []);

        Assert.True(TwilioSignature.FitsBody("12345", new Uri(url), body, signature));
        Assert.False(TwilioSignature.FitsBody("12345", new Uri(url), "{}"u8, signature));
        Assert.False(TwilioSignature.FitsBody("12345", new Uri("https://mycompany.com/a"), body, TwilioSignature.Of("12345", "https://mycompany.com/a", [])));
    }

    [Theory]
    [InlineData("queued", DeliveryState.Accepted)]
    [InlineData("sending", DeliveryState.Accepted)]
    [InlineData("sent", DeliveryState.Accepted)]
    [InlineData("delivered", DeliveryState.Delivered)]
    [InlineData("read", DeliveryState.Read)]
    [InlineData("undelivered", DeliveryState.Failed)]
    [InlineData("failed", DeliveryState.Failed)]
    [InlineData("canceled", DeliveryState.Failed)]
    [InlineData("something-new", null)]
    public void A_signed_report_names_our_delivery_and_its_state(string status, DeliveryState? state)
    {
        var report = TwilioGateway.Report(Message, status, status == "failed" ? "30008" : null);

        var read = Callback.Read(new Uri(report.Url).Query, report.Form, report.Signature).Value;

        Assert.Equal(new ProviderReport(RecordDelivery.Reference(Sample.CaseId, "c1.1.operator.sms"), state, Message.Sid, status == "failed" ? 30008 : null), read);
    }

    [Fact]
    public void Reports_in_any_order_only_move_a_delivery_forward()
    {
        string[] words = ["queued", "sending", "sent", "delivered", "read", "undelivered", "failed"];
        var seen = 0;
        foreach (var first in words)
        {
            foreach (var second in words)
            {
                var state = DeliveryState.Sending;
                foreach (var reported in new[] { first, second }.Select(w => TwilioStatusCallback.StateOf(w)!.Value))
                {
                    var before = state;
                    state = RecordDelivery.IsForward(state, reported) ? reported : state;
                    Assert.False(before is DeliveryState.Delivered or DeliveryState.Read or DeliveryState.Failed && state == DeliveryState.Accepted);
                    Assert.False(before == DeliveryState.Read && state == DeliveryState.Delivered);
                    seen++;
                }
            }
        }

        Assert.Equal(98, seen);
    }

    [Fact]
    public void A_forged_or_altered_report_is_refused()
    {
        var forged = TwilioGateway.Report(Message, "failed", token: "guessed");
        var good = TwilioGateway.Report(Message, "sent");
        var query = new Uri(good.Url).Query;

        Assert.Equal(RefusalKind.Unauthenticated, Callback.Read(query, forged.Form, forged.Signature).Refusal?.Kind);
        Assert.Equal(RefusalKind.Unauthenticated, Callback.Read(query, good.Form, null).Refusal?.Kind);
        Assert.Equal(RefusalKind.Unauthenticated, Callback.Read(query.Replace("c1", "c2", StringComparison.Ordinal), good.Form, good.Signature).Refusal?.Kind);
        Assert.Equal(RefusalKind.Unauthenticated, Callback.Read(query, good.Form.Select(p => p.Value == "sent" ? new(p.Key, "failed") : p), good.Signature).Refusal?.Kind);
    }

    [Fact]
    public void A_report_of_another_account_is_refused_however_it_is_signed()
    {
        var form = TwilioGateway.Report(Message, "failed").Form.Select(p => p.Key == "AccountSid" ? new(p.Key, "AC" + new string('0', 32)) : p).ToList();

        Assert.Equal(RefusalKind.Invalid, Callback.Read(new Uri(Message.StatusCallback!).Query, form, TwilioSignature.Of(TwilioGateway.AuthToken, Message.StatusCallback!, form)).Refusal?.Kind);
    }

    [Fact]
    public void Without_a_provider_every_report_is_refused() =>
        Assert.Equal(RefusalKind.Unauthenticated, new TwilioStatusCallback(new SmsOptions(), () => Sample.PublicUrl).Read("?d=x", [], TwilioSignature.Of("", "https://satark.example/api/v1/callbacks/twilio?d=x", [])).Refusal?.Kind);
}
