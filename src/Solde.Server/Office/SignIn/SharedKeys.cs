using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Solde.App.Access;

namespace Solde.Server.Office.SignIn;

/// <summary>The keys of cookies and forms, in the database, so that all nodes have the same.</summary>
internal sealed class SharedKeys(IStaff staff) : IXmlRepository
{
    // The library asks when it starts and when a key is renewed, and cannot wait otherwise.
    public IReadOnlyCollection<XElement> GetAllElements() =>
        [.. staff.SharedKeys().AsTask().GetAwaiter().GetResult().Select(stored => XElement.Parse(stored))];

    public void StoreElement(XElement element, string friendlyName) =>
        staff.AddSharedKey(friendlyName, element.ToString(SaveOptions.DisableFormatting)).AsTask().GetAwaiter().GetResult();
}
